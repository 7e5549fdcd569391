package org.stromlauf.workflow.models;

import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Conditions compare variables; every other expression is one variable; a delegate is a process bean that exists. */
final class ExpressionRule implements ModelRule {

    private static final String OPERAND = "(?:\\w+|'[^']*'|\"[^\"]*\")";
    private static final String TERM = "(?:(?:!|not |empty )*" + OPERAND + ")";
    private static final String OPERATOR = "(?:==|!=|<=?|>=?|&&|\\|\\||and|or|eq|ne|lt|le|gt|ge)";
    private static final Pattern CONDITION =
            Pattern.compile("\\$\\{\\s*" + TERM + "(?:\\s*" + OPERATOR + "\\s*" + TERM + ")*\\s*}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    @Override
    public void check(Model model, Known known, Findings findings) {
        for (var condition : model.bpmn("conditionExpression", "condition")) checkCondition(condition, findings);
        for (var element : model.all()) checkAttributes(element, known, findings);
    }

    private static void checkCondition(Element condition, Findings findings) {
        var text = condition.getTextContent().strip();
        // Brackets only group; what they hold is checked like the rest.
        if (!CONDITION.matcher(text.replaceAll("[()]", " ")).matches() || text.matches(".*\\w\\(.*"))
            findings.add(idOrParent(condition), "A condition is a boolean over variables, not " + text);
    }

    private static void checkAttributes(Element element, Known known, Findings findings) {
        var attributes = element.getAttributes();
        for (var i = 0; i < attributes.getLength(); i++) {
            var name = attributes.item(i).getLocalName();
            var value = attributes.item(i).getNodeValue();
            var variable = VARIABLE.matcher(value);
            if (name.equals("delegateExpression")) checkDelegate(element, value, known, findings);
            else if ((value.contains("${") || value.contains("#{")) && !variable.matches())
                findings.add(idOrParent(element), name + " reads one variable, not " + value);
        }
    }

    private static void checkDelegate(Element element, String value, Known known, Findings findings) {
        var bean = VARIABLE.matcher(value);
        if (!bean.matches()) findings.add(idOrParent(element), "delegateExpression must be ${bean}, not " + value);
        else if (!known.beans().contains(bean.group(1)))
            findings.add(idOrParent(element), "There is no process bean '" + bean.group(1) + "'");
    }

    private static String idOrParent(Element element) {
        if (!Model.id(element).isEmpty()) return Model.id(element);
        return element.getParentNode() instanceof Element parent ? idOrParent(parent) : "-";
    }
}

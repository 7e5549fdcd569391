package org.stromlauf.workflow.engine;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;

/** Reads a BPMN model only after {@link ModelGuard} has looked at it: reading makes instances of classes that models name. */
final class GuardedParse extends BpmnParse {

    GuardedParse(BpmnParser parser) {
        super(parser);
    }

    @Override
    protected void parseRootElement() {
        ModelGuard.check(rootElement);
        super.parseRootElement();
    }
}

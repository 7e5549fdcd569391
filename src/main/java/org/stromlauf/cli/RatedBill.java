package org.stromlauf.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stromlauf.billing.Bill;
import org.stromlauf.billing.BillOutcome;
import org.stromlauf.billing.BillOutcome.Billed;
import org.stromlauf.billing.BillOutcome.NotRatable;
import org.stromlauf.rating.Explanation;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.shared.GermanFormat;

/** A priced order as a person and as a program read it. */
final class RatedBill {

    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writerWithDefaultPrettyPrinter();

    private RatedBill() {}

    static String text(BillOutcome outcome) {
        if (outcome instanceof NotRatable open) {
            return open.missing().stream()
                    .map(m -> "fehlt: " + m + "%n".formatted())
                    .collect(Collectors.joining());
        }
        return text(((Billed) outcome).bill());
    }

    static String json(BillOutcome outcome) throws JsonProcessingException {
        var json = outcome instanceof NotRatable open
                ? Map.of("missing", open.missing())
                : values(((Billed) outcome).bill());
        return JSON.writeValueAsString(json) + System.lineSeparator();
    }

    private static String text(Bill bill) {
        var text = new StringBuilder(
                "%s, %s, %s%n".formatted(bill.contract(), bill.product(), GermanFormat.period(bill.period())));
        for (var line : bill.lines()) {
            text.append("%n%-60s %14s%n"
                    .formatted((line.contained() ? "davon " : "") + line.label(), GermanFormat.money(line.amount())));
            text.append("    ").append(Explanation.sentence(line)).append(System.lineSeparator());
        }
        text.append("%n%-60s %14s%n".formatted("Netto", GermanFormat.money(bill.net())));
        for (var vat : bill.vats()) {
            var label = "Umsatzsteuer %s %%".formatted(plain(vat.rate()).replace('.', ','));
            text.append("%-60s %14s%n".formatted(label, GermanFormat.money(vat.tax())));
        }
        return text.append("%-60s %14s%n".formatted("Brutto", GermanFormat.money(bill.gross())))
                .toString();
    }

    private static Map<String, Object> values(Bill bill) {
        var values = new LinkedHashMap<String, Object>();
        values.put("contract", bill.contract());
        values.put("product", bill.product());
        values.put("from", bill.period().from().toString());
        values.put("to", bill.period().end().toString());
        values.put("plan", bill.plan());
        values.put("kernel", bill.kernel());
        values.put("net", bill.net().euros());
        values.put("vats", bill.vats().stream().map(RatedBill::values).toList());
        values.put("gross", bill.gross().euros());
        values.put("assumed", bill.isAssumed());
        List<Object> lines = new ArrayList<>();
        for (var line : bill.lines()) lines.add(values(lines.size() + 1, line));
        values.put("lines", lines);
        return values;
    }

    private static Map<String, Object> values(Bill.Vat vat) {
        return Map.of(
                "rate", vat.rate(),
                "basis", vat.basis().euros(),
                "tax", vat.tax().euros());
    }

    private static Map<String, Object> values(int number, RatedLine line) {
        var values = new LinkedHashMap<String, Object>();
        values.put("number", number);
        values.put("component", line.component());
        values.put("label", line.label());
        values.put("contained", line.contained());
        values.put("from", line.period().from().toString());
        values.put("to", line.period().end().toString());
        values.put("quantity", line.quantity());
        values.put("unit", line.unit());
        values.put("unitPrice", line.unitPrice());
        values.put("priceBase", line.priceBase());
        values.put("amount", line.amount().euros());
        values.put("vatRate", line.vatRate());
        values.put("assumed", line.assumed());
        values.put("why", Explanation.sentence(line));
        return values;
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}

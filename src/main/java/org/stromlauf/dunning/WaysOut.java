package org.stromlauf.dunning;

import static org.stromlauf.shared.GermanFormat.day;
import static org.stromlauf.shared.GermanFormat.money;

import java.util.List;
import org.stromlauf.invoicing.Letter.Heading;
import org.stromlauf.invoicing.Letter.Paragraph;
import org.stromlauf.invoicing.Letter.Part;
import org.stromlauf.invoicing.Letter.Point;

/** What a household can do to avoid a disconnection, as the law wants it told, free of charge. EnWG §41f, §41g. */
final class WaysOut {

    private WaysOut() {}

    static void add(List<Part> parts, NoticeOrder order) {
        parts.add(new Heading("So vermeiden Sie die Unterbrechung, ohne Mehrkosten"));
        parts.add(new Point("Zahlen Sie den offenen Betrag, ganz oder so weit, dass er unter der Grenze liegt."));
        parts.add(new Point(
                "Schließen Sie mit uns eine Abwendungsvereinbarung nach § 41g EnWG: Sie zahlen den Rückstand in"
                        + " monatlichen Raten ohne Zinsen, und wir liefern weiter. Auf Verlangen bieten wir sie Ihnen binnen einer"
                        + " Woche an."));
        parts.add(new Point("Widersprechen Sie, wenn eine Forderung nicht stimmt: schriftlich und mit Begründung."));
        parts.add(
                new Point("Sagen Sie uns, wenn die Unterbrechung Leib oder Leben gefährden würde, etwa wegen Krankheit,"
                        + " Pflege oder kleiner Kinder im Haushalt. Dann prüfen wir das, bevor etwas geschieht."));
        parts.add(new Point("Fragen Sie beim Jobcenter oder Sozialamt nach einer Übernahme der Energieschulden, bei der"
                + " Schuldner- oder Verbraucherberatung nach Hilfe, bei uns nach Vorauszahlung und Energieberatung."));
        if (order.level() == DunningLevel.ANNOUNCEMENT) offer(parts, order);
    }

    /** EnWG §41g: the agreement is offered with the announcement at the latest. */
    private static void offer(List<Part> parts, NoticeOrder order) {
        var amount = order.arrears().counted();
        var months = AvertingAgreement.shortest(amount);
        var rates = AvertingAgreement.rates(amount, months, order.reaches().plusMonths(1));
        parts.add(new Heading("Unser Angebot einer Abwendungsvereinbarung"));
        parts.add(
                new Paragraph(
                        "Sie zahlen " + money(amount) + " in " + months + " Monatsraten zu je "
                                + money(rates.get(0).amount()) + " (letzte Rate "
                                + money(rates.get(months - 1).amount())
                                + "), die erste am " + day(rates.get(0).dueOn())
                                + ", zinsfrei, und daneben Ihre laufenden Abschläge. Sie"
                                + " können eine längere Laufzeit wählen. Nehmen Sie das Angebot vor dem "
                                + day(order.disconnection())
                                + " an, wird nicht unterbrochen. Einwände gegen die Forderungen können Sie binnen eines Monats erheben."));
    }
}

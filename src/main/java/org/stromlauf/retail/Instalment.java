package org.stromlauf.retail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.shared.Money;

/**
 * An instalment that was demanded (Abschlag). It carries VAT: the bill deducts net and VAT of what was paid (UStG §14(5)).
 *
 * @param item the ledger's item
 * @param month first day of the month for which it is due
 * @param dueOn that day, or later when it was announced late
 */
record Instalment(String item, ContractId contract, LocalDate month, LocalDate dueOn, Money net, Money vat) {

    /** A part of an instalment. */
    record Part(Money net, Money vat) {

        Money gross() {
            return net.plus(vat);
        }
    }

    /** @param vatRate in percent, contained in the gross amount */
    static Part split(Money gross, BigDecimal vatRate) {
        var factor = BigDecimal.ONE.add(vatRate.movePointLeft(2));
        var net = new Money(gross.euros().divide(factor, 2, RoundingMode.HALF_UP));
        return new Part(net, gross.minus(net));
    }

    Money gross() {
        return net.plus(vat);
    }

    /** Net and VAT of what is not paid; with {@link #paid} it adds up to the whole. */
    Part unpaid(Money amount) {
        var part = new Money(net.euros().multiply(amount.euros()).divide(gross().euros(), 2, RoundingMode.HALF_UP));
        return new Part(part, amount.minus(part));
    }

    /** Net and VAT of what is paid. */
    Part paid(Money amount) {
        var rest = unpaid(gross().minus(amount));
        return new Part(net.minus(rest.net), vat.minus(rest.vat));
    }

    /** As a customer reads it: Abschlag Dezember 2026. */
    String name() {
        return name(month);
    }

    static String name(LocalDate month) {
        return "Abschlag " + month.getMonth().getDisplayName(TextStyle.FULL, Locale.GERMAN) + " " + month.getYear();
    }
}

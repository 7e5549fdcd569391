package org.stromlauf.edifact.tables;

import java.util.Locale;
import java.util.regex.Pattern;

/** Why a condition is not decided by the message that is checked, read from its sentence. */
enum OpenReason {
    /** The tables lost the sentence, or give a piece of another. */
    LOST("(?!(Wenn|Sofern|Falls|Bei|Für|Pro|Ist|Die|Diese|Dieses|Das|Der|Es|Nur|Je|Sind|Mindestens|Im|In) ).*"),
    /** Another message says it: what was asked, ordered, offered, billed before. */
    EARLIER(
            "(?i).*(ursprung|ursprünglich|zu stornierend|vorgängerversion|per orders|per reqote|anfrage|angefragt|reklam|referenzierte"
                    + "|zuvor|bestellung|angebot|antwort auf|änderungsmeldung|in abmeldung|vorherige|bisherige).*"),
    /** A list that is no part of the message description: products, articles, readings, countries. */
    LISTS("(?i).*(codeliste|kapitel|aus der tabelle|ländercodes).*"),
    /** How often something stands, which depends on how much of it there is. */
    COUNT("(?i).*(so oft|einmal|pro nachricht|zu wiederholen).*"),
    /** The message itself, in a way that our paths do not express. */
    MESSAGE(".*(SG\\d+|[A-Z]{3}\\+|DE ?\\d{4}).*"),
    /** Only the sender knows it, or it is for him to choose: what is at hand, what he wants to change or to say. */
    SENDER(
            "(?i).*(wenn vorhanden|wenn bekannt|geändert wird|geändert hat|beabsichtigt|gewünscht|möglich|nötig|notwendig|benötigt"
                    + "|erforderlich|soll\\b|sollen\\b|kann\\b|verwendet wird|nicht genutzt|anzugeben ist|vorliegen|vorliegt).*"),
    /** A fact of the market: how a location, contract, device or balance is registered. */
    REGISTER(".*");

    private final Pattern sentence;

    OpenReason(String sentence) {
        this.sentence = Pattern.compile(sentence);
    }

    static OpenReason of(String sentence) {
        for (var reason : values()) {
            if (reason.sentence.matcher(sentence).matches()) return reason;
        }
        throw new IllegalStateException("The last reason fits every sentence");
    }

    /** As it stands in a conditions file. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

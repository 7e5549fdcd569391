package org.stromlauf.settlement;

/** What a grid price is for; the unit belongs to the article (Codeliste der Artikelnummern und Artikel-ID, chapter 3). */
public enum PriceUnit {
    /** €/Tag: base price, metering. */
    DAY,
    /** €/kWh: energy price, levies, concession fee. */
    KWH
}

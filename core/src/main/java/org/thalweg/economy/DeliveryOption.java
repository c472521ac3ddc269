package org.thalweg.economy;

import java.util.List;
import java.util.Objects;

/**
 * Who builds and who pays: a choice with consequences. Factors are held against the study's own prices and times.
 *
 * @param name slug
 * @param title one line for readers
 * @param builders who would build
 * @param financiers who would pay or lend
 * @param price factor on construction prices
 * @param time factor on the time to the opening
 * @param upkeep factor on upkeep: quality
 * @param life factor on the lives of the works: quality
 * @param finance where the money comes from
 * @param conditions what parties have said about such an option, as they said it
 * @param excludes whom the option leaves out
 * @param source where the factors come from
 */
public record DeliveryOption(
        String name,
        String title,
        List<String> builders,
        List<String> financiers,
        double price,
        double time,
        double upkeep,
        double life,
        Finance finance,
        List<Condition> conditions,
        List<Exclusion> excludes,
        String source) {
    /**
     * What a party has said.
     *
     * @param party who
     * @param says what it said or asks for
     * @param source where it is recorded
     * @param date when, as a year or a day
     * @param confirmed whether it is certain that this source holds this statement by this party at this date
     * @param note what is not certain, in words; may be empty
     */
    public record Condition(String party, String says, String source, String date, boolean confirmed, String note) {}

    /**
     * Someone left out.
     *
     * @param whom who
     * @param why by what
     */
    public record Exclusion(String whom, String why) {}

    /** Checks and copies. */
    public DeliveryOption {
        Objects.requireNonNull(finance);
        builders = List.copyOf(builders);
        financiers = List.copyOf(financiers);
        conditions = List.copyOf(conditions);
        excludes = List.copyOf(excludes);
        new Purchase(price, time, upkeep, life, new java.util.TreeMap<>());
    }

    /**
     * The option's terms of purchase.
     *
     * @param firm share of outturn prices by trade
     * @return terms
     */
    public Purchase purchase(java.util.SortedMap<Trade, Double> firm) {
        return new Purchase(price, time, upkeep, life, firm);
    }
}

package org.thalweg.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an outcome means on the ground: the figures of a study for the alternative, delivery option, regime and order that
 * its options select. Figures that the study does not have are left out.
 *
 * @param selected name by kind: {@code alternative}, {@code delivery}, {@code regime}, {@code order} and others
 * @param entries figures, in the order in which a reader wants them
 */
public record OutcomeFigures(SortedMap<String, String> selected, List<Entry> entries) {
    /** What an option selects that lets the railway come first. */
    public static final String RAIL_FIRST = "rail-first";

    /**
     * One figure.
     *
     * @param title what it is, for readers
     * @param figure its name, as {@link Figures} has it
     * @param value its value
     * @param unit its unit: {@code m}, {@code s}, {@code months}, {@code share}, {@code trains}, a currency and so on
     */
    public record Entry(String title, String figure, double value, String unit) {
        /** Checks. */
        public Entry {
            Objects.requireNonNull(title);
            Objects.requireNonNull(figure);
            Objects.requireNonNull(unit);
        }

        /**
         * The value in words.
         *
         * @return for example {@code 41.1 km}
         */
        public String shown() {
            return switch (unit) {
                case "m" -> Math.abs(value) < 2000 ? round(value, 0) + " m" : round(value / 1000, 1) + " km";
                case "s" -> Math.abs(value) < 7200 ? round(value / 60, 0) + " min" : round(value / 3600, 1) + " h";
                case "share" -> round(100 * value, 0) + " %";
                case "months" -> round(value, 0) + " months";
                case "" -> round(value, 0);
                default -> money() ? round(value / 1e6, 1) + " million " + unit : round(value, 1) + " " + unit;
            };
        }

        /**
         * The value as a table has it, in {@link #column}.
         *
         * @return a number
         */
        public double cell() {
            return switch (unit) {
                case "s" -> value / 60;
                case "share" -> 100 * value;
                default -> money() ? value / 1e6 : value;
            };
        }

        /**
         * The unit of {@link #cell}.
         *
         * @return for example {@code min}; empty for numbers of things
         */
        public String column() {
            return switch (unit) {
                case "s" -> "min";
                case "share" -> "%";
                default -> money() ? "million " + unit : unit;
            };
        }

        /**
         * Decimals that a table shows.
         *
         * @return 1 for money, masses and days, else 0
         */
        public int decimals() {
            return money() || unit.contains(" a year") ? 1 : 0;
        }

        private boolean money() {
            return !List.of("", "m", "s", "share", "months").contains(unit) && !unit.contains(" a year");
        }

        private static String round(double v, int decimals) {
            String text = String.format(Locale.ROOT, "%." + decimals + "f", v);
            return text.matches("-0(\\.0+)?") ? text.substring(1) : text;
        }
    }

    /** Copies. */
    public OutcomeFigures {
        selected = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(selected));
        entries = List.copyOf(entries);
    }

    /**
     * Gathers the figures of a selection.
     *
     * @param figures a study's figures, or none
     * @param selected name by kind
     * @return what is known of it
     */
    public static OutcomeFigures of(Figures figures, SortedMap<String, String> selected) {
        return new OutcomeFigures(selected, new Gathering(figures, selected).all());
    }

    private String name(String kind) {
        return selected.getOrDefault(kind, "");
    }

    private String shown(String figure) {
        return entries.stream().filter(e -> e.figure().equals(figure)).map(Entry::shown).findFirst().orElse("");
    }

    private String shown(String figure, String before, String after) {
        String value = shown(figure);
        return value.isEmpty() ? "" : before + value + after;
    }

    /**
     * The outcome in a sentence: this line at this cost under this regime, delivered thus.
     *
     * @return a sentence
     */
    public String sentence() {
        String a = name("alternative");
        if (a.isEmpty()) {
            return selected.isEmpty() ? "No line is selected." : "Selects " + others("") + ".";
        }
        String bill = "alternatives." + a + ".";
        StringBuilder out = new StringBuilder("The line ").append(a);
        out.append(joined(" (", ")", shown(bill + "modes.rail.length_m", "railway ", ""), shown(bill + "modes.road.length_m", "road ", "")));
        String delivery = name("delivery");
        String delivered = "economy.alternatives." + a + ".delivery." + delivery + ".";
        out.append(delivery.isEmpty() ? ", with no delivery option taken up" : ", delivered by " + delivery);
        String cost = shown(delivered + "construction");
        out.append(cost.isEmpty() ? shown(bill + "construction_cost", ", for ", " by its bill") : " for " + cost
                + shown(delivered + "risk.construction.p80", " (at most ", " in 80 % of draws)"));
        out.append(shown(delivered + "opening_months", ", open after ", ""));
        if (name("order").equals(RAIL_FIRST)) {
            out.append(", the railway first").append(shown(bill + "modes.rail.construction_cost", " (its bill ", ")"));
        }
        String worth = delivery.isEmpty() ? "economy.alternatives." + a + "." : delivered;
        out.append(shown(worth + "economic.npv", "; worth ", " to all")).append(shown(worth + "financial.npv", ", ", " in the project's own purse"));
        out.append(near(a)).append(posts());
        String rest = others("alternative delivery regime order");
        return out.append(rest.isEmpty() ? "" : "; " + rest).append('.').toString();
    }

    private String near(String a) {
        StringBuilder out = new StringBuilder();
        for (Entry e : entries) {
            if (e.figure().matches("security\\.lines\\..*\\.rail\\.border_distance\\..*") || e.figure().equals("alternatives." + a + ".modes.rail.mean_border_distance_m")) {
                out.append("; railway ").append(e.shown()).append(" from the border in the mean");
            } else if (e.figure().matches("security\\.lines\\..*\\.rail\\.exposure\\..*")) {
                out.append(", ").append(e.shown()).append(" of it in sight from beyond");
            }
        }
        return out.toString();
    }

    private String posts() {
        String regime = name("regime");
        return regime.isEmpty() ? "" : "; posts under " + regime
                + joined(": ", "", shown("border." + regime + ".truck.time_s", "a truck ", " at each post"),
                        shown("operation.gate_to_gate." + name("alternative") + ".truck." + regime + ".total_s", "", " from gate to gate"));
    }

    private String others(String but) {
        List<String> words = new ArrayList<>();
        selected.forEach((kind, name) -> {
            if (!List.of(but.split(" ")).contains(kind)) {
                words.add(kind + " " + name);
            }
        });
        return String.join(", ", words);
    }

    private static String joined(String before, String after, String... parts) {
        String all = String.join(", ", java.util.Arrays.stream(parts).filter(p -> !p.isEmpty()).toList());
        return all.isEmpty() ? "" : before + all + after;
    }

    /** Gathers entries. */
    private static final class Gathering {
        private final Figures figures;
        private final String alternative;
        private final String delivery;
        private final String regime;
        private final boolean railFirst;
        private final List<Entry> out = new ArrayList<>();

        Gathering(Figures figures, SortedMap<String, String> selected) {
            this.figures = figures;
            alternative = selected.getOrDefault("alternative", "");
            delivery = selected.getOrDefault("delivery", "");
            regime = selected.getOrDefault("regime", "");
            railFirst = RAIL_FIRST.equals(selected.get("order"));
        }

        List<Entry> all() {
            if (!alternative.isEmpty()) {
                line();
                worth();
                security();
                add("Railway: what it can carry", "operation.alternatives." + alternative + ".track.capacity_mt_per_year", "Mt a year");
                add("Railway: trains a day in the timetable", "operation.alternatives." + alternative + ".track.timetable_trains", "");
            }
            posts();
            return out;
        }

        private void add(String title, String figure, String unit) {
            double v = figures.value(figure);
            if (!Double.isNaN(v)) {
                out.add(new Entry(title, figure, v, unit));
            }
        }

        private void line() {
            String own = "alternatives." + alternative + ".";
            String money = figures.currency();
            add("Railway: length", own + "modes.rail.length_m", "m");
            add("Road: length", own + "modes.road.length_m", "m");
            add("Construction by the bill, both lines", own + "construction_cost", money);
            if (railFirst) {
                add("First stage: the railway's bill", own + "modes.rail.construction_cost", money);
                add("First stage: months to the railway's opening, plain estimate",
                        "economy.alternatives." + alternative + ".opening_months.rail", "months");
            }
        }

        private void worth() {
            String money = figures.currency();
            String own = "economy.alternatives." + alternative + "." + (delivery.isEmpty() ? "" : "delivery." + delivery + ".");
            add("Construction as delivered, with design and supervision", own + "construction", money);
            add("Construction: not above, in 80 % of draws", own + "risk.construction.p80", money);
            add("Months to the last opening", own + "opening_months", "months");
            add("Months: not above, in 80 % of draws", own + "risk.opening_months.p80", "months");
            add("Given, not to be repaid", own + "given", money);
            add("Put in by the owners", own + "owners", money);
            add("Worth to all (economic net present value)", own + "economic.npv", money);
            add("Worth in the project's own purse (financial net present value)", own + "financial.npv", money);
            add("Share of draws with a negative worth to all", own + "risk.below_hurdle", "share");
        }

        private void security() {
            String lines = "security.lines." + alternative + ".";
            Pattern named = Pattern.compile(Pattern.quote(lines) + "(rail|road)\\.(border_distance|exposure)\\.(.*)\\.(mean_m|share_seen)");
            boolean distances = false;
            for (String mode : List.of("rail", "road")) {
                for (String name : figures.names()) {
                    Matcher m = named.matcher(name);
                    if (m.matches() && m.group(1).equals(mode)) {
                        boolean distance = m.group(4).equals("mean_m");
                        distances |= distance;
                        add((mode.equals("rail") ? "Railway: " : "Road: ")
                                + (distance ? "mean distance from the border " : "share in sight from beyond the border ") + m.group(3),
                                name, distance ? "m" : "share");
                    }
                }
            }
            if (!distances) {
                add("Railway: mean distance from the border", "alternatives." + alternative + ".modes.rail.mean_border_distance_m", "m");
                add("Road: mean distance from the border", "alternatives." + alternative + ".modes.road.mean_border_distance_m", "m");
            }
            String closed = "security.availability." + alternative + ".";
            add("Railway: closed", closed + "lines.rail.closed_days_a_year", "days a year");
            add("Road: closed", closed + "lines.road.closed_days_a_year", "days a year");
        }

        private void posts() {
            for (String kind : regime.isEmpty() ? List.<String>of() : List.of("truck", "car", "freight-train", "passenger-train")) {
                String words = Character.toUpperCase(kind.charAt(0)) + kind.substring(1).replace('-', ' ');
                add(words + ": mean time at one post", "border." + regime + "." + kind + ".time_s", "s");
                add(words + ": mean time from gate to gate",
                        "operation.gate_to_gate." + alternative + "." + kind + "." + regime + ".total_s", "s");
            }
        }
    }
}

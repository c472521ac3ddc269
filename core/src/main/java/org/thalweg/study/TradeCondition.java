package org.thalweg.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thalweg.cost.UnitCosts;
import org.thalweg.standard.Figure;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Spelling;
import org.thalweg.standard.StandardPreset;
import org.thalweg.standard.StandardPresets;

/**
 * A condition of a scenario and the values that it shall take, written {@code KEY=VALUE,VALUE,...}:
 *
 * <ul>
 *   <li>{@code setback} or {@code setback:BORDER}: set-back (m) from a border; the first form where there is one border;
 *   <li>{@code zone:NAME}: {@code with} or {@code without} the zones of that name;
 *   <li>{@code reuse}: {@code with} or {@code without} reuse of existing formations;
 *   <li>{@code road.KEY}, {@code rail.KEY}: a figure of that mode's standard, for example {@code rail.max_grade_permil};
 *   <li>{@code road.standard}, {@code rail.standard}: a preset, for example {@code road-60-mountain};
 *   <li>{@code cost:KEY}: a unit cost, for example {@code cost:tunnel.rail.per_m};
 *   <li>{@code weight:NAME}: a weight of the alternative, for example {@code weight:border}.
 * </ul>
 *
 * <p>A value is put into the scenario's text before it is read, so that all checks of scenarios hold for it.
 *
 * @param kind which of the forms
 * @param key the key as typed
 * @param name border, zone, figure, unit cost or weight; empty where the form has none
 * @param mode mode of a figure or preset; null for the others
 * @param values values as typed, at least one, all different
 */
public record TradeCondition(Kind kind, String key, String name, Mode mode, List<String> values) {
    /** Values that one run may try. */
    static final int MOST = 40;

    private static final List<String> FORMS = List.of("setback", "setback:BORDER", "zone:NAME", "reuse", "road.KEY",
            "rail.KEY", "road.standard", "rail.standard", "cost:KEY", "weight:NAME");

    /** Forms of a condition. */
    public enum Kind {
        /** Set-back from a border (m). */
        SETBACK,
        /** With or without zones of a name. */
        ZONE,
        /** With or without reuse of formations. */
        REUSE,
        /** A figure of a standard. */
        FIGURE,
        /** A preset of a standard. */
        STANDARD,
        /** A unit cost. */
        COST,
        /** A weight of the alternative. */
        WEIGHT
    }

    /** Copies. */
    public TradeCondition {
        values = List.copyOf(values);
    }

    /**
     * Reads a condition as it is typed.
     *
     * @param text {@code KEY=VALUE,VALUE,...}
     * @return the condition
     * @throws BadInput when it is of none of the forms, or has no values or one twice
     */
    public static TradeCondition parse(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw refuse(text, "is no condition with values: write it like setback=0,250,500 or zone:NAME=with,without");
        }
        String key = text.substring(0, equals).strip();
        List<String> values = new ArrayList<>();
        for (String value : text.substring(equals + 1).split(",", -1)) {
            values.add(value.strip());
        }
        Set<String> different = new LinkedHashSet<>(values);
        if (different.contains("") || different.size() < values.size() || values.size() > MOST) {
            throw refuse(text, "must have one to " + MOST + " values, all different and none empty");
        }
        TradeCondition condition = of(text, key, values);
        condition.checkValues(text);
        return condition;
    }

    private static TradeCondition of(String text, String key, List<String> values) {
        int colon = key.indexOf(':');
        int dot = key.indexOf('.');
        if (key.equals("reuse")) {
            return new TradeCondition(Kind.REUSE, key, "", null, values);
        }
        if (key.equals("setback")) {
            return new TradeCondition(Kind.SETBACK, key, "", null, values);
        }
        if (colon > 0 && colon < key.length() - 1) {
            String name = key.substring(colon + 1);
            for (Kind kind : List.of(Kind.SETBACK, Kind.ZONE, Kind.COST, Kind.WEIGHT)) {
                if (kind.name().equalsIgnoreCase(key.substring(0, colon))) {
                    return new TradeCondition(kind, key, name, null, values);
                }
            }
        }
        for (Mode mode : Mode.values()) {
            if (dot > 0 && key.substring(0, dot).equals(mode.slug())) {
                String name = key.substring(dot + 1);
                return new TradeCondition(name.equals("standard") ? Kind.STANDARD : Kind.FIGURE, key, name, mode, values);
            }
        }
        throw refuse(text, "names no condition: it can be " + String.join(", ", FORMS));
    }

    private void checkValues(String text) {
        boolean onOff = kind == Kind.ZONE || kind == Kind.REUSE;
        for (String value : values) {
            if (onOff && !value.equals("with") && !value.equals("without")) {
                throw refuse(text, "has the value '" + YamlNode.shorten(value) + "': " + key + " takes with and without");
            }
            if ((kind == Kind.SETBACK || kind == Kind.WEIGHT) && !(number(value) >= 0)) {
                throw refuse(text, "has the value '" + YamlNode.shorten(value) + "': " + key + " takes numbers not below 0");
            }
        }
    }

    private static BadInput refuse(String text, String words) {
        return new BadInput("--vary " + YamlNode.shorten(text) + " " + words + ".");
    }

    private BadInput refuse(String words) {
        return new BadInput("--vary " + YamlNode.shorten(key) + " " + words + ".");
    }

    /** A value as a finite number; NaN where it is none. */
    static double number(String value) {
        return value.matches("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?") ? Double.parseDouble(value) : Double.NaN;
    }

    /** Whether all values are numbers, so that they make an axis. */
    public boolean isNumeric() {
        return values.stream().noneMatch(v -> Double.isNaN(number(v)));
    }

    /**
     * What varies, in words for readers.
     *
     * @param scenario the scenario as it is, which settles an unnamed border
     * @return words that can begin an axis's title
     */
    public String words(Scenario scenario) {
        return switch (kind) {
            case SETBACK -> "Set-back from border " + border(scenario);
            case ZONE -> "Zone " + name;
            case REUSE -> "Reuse of existing formations";
            case FIGURE -> mode.slug() + " " + name.replaceAll("_(m|permil|permil_m|kmh|mm)$", "").replace('_', ' ');
            case STANDARD -> "Design standard, " + mode.slug();
            case COST -> "Unit cost " + name;
            case WEIGHT -> "Weight " + name.replace('_', ' ');
        };
    }

    /**
     * The unit of the values.
     *
     * @param scenario the scenario as it is
     * @return unit; empty for words and weights
     */
    public String unit(Scenario scenario) {
        return switch (kind) {
            case SETBACK -> "m";
            case FIGURE -> name.endsWith("_permil") ? "permil" : name.endsWith("_kmh") ? "km/h" : name.endsWith("_mm") ? "mm"
                    : name.endsWith("_m") && !name.endsWith("_permil_m") ? "m" : "";
            case COST -> scenario.currency();
            default -> "";
        };
    }

    /** The border whose set-back varies. */
    String border(Scenario scenario) {
        List<String> known = scenario.borders().stream().map(org.thalweg.territory.Border::name).toList();
        if (known.isEmpty()) {
            throw refuse("asks for a set-back, but the scenario has no borders: add the section borders");
        }
        if (name.isEmpty() && known.size() > 1) {
            throw refuse("must say from which border: setback:" + String.join(" or setback:", known));
        }
        if (!name.isEmpty() && !known.contains(name)) {
            throw refuse("names no border of the scenario: the nearest is " + Spelling.nearest(name, known));
        }
        return name.isEmpty() ? known.get(0) : name;
    }

    /**
     * The value that the scenario has itself.
     *
     * @param scenario the scenario as it is
     * @param root its text
     * @param spec the alternative
     * @return value as text
     */
    String given(Scenario scenario, YamlNode root, AlternativeSpec spec) {
        return switch (kind) {
            case SETBACK -> {
                String border = border(scenario);
                yield plain(scenario.borders(spec).stream().filter(b -> b.name().equals(border)).findFirst().orElseThrow().setback());
            }
            case ZONE -> "with";
            case REUSE -> spec.reuse() ? "with" : "without";
            case WEIGHT -> plain(spec.weight(name));
            case STANDARD -> modeNode(root).text("standard", "");
            case FIGURE -> figure(modeNode(root));
            case COST -> cost(root.get("costs"));
        };
    }

    private YamlNode modeNode(YamlNode root) {
        YamlNode node = root.entries("modes").get(mode.slug());
        if (node == null) {
            throw refuse("asks for the " + mode.slug() + ", but the scenario has no such mode");
        }
        return node;
    }

    private String figure(YamlNode modeNode) {
        if (!StandardPreset.keys(mode).contains(name)) {
            throw refuse("names no figure of a standard: the nearest is " + Spelling.nearest(name, StandardPreset.keys(mode)));
        }
        YamlNode own = modeNode.entries("overrides").get(name);
        return own != null ? own.text() : text(StandardPresets.load(modeNode.text("standard", "")).figures().get(name));
    }

    private String cost(YamlNode costs) {
        if (!UnitCosts.keys().contains(name)) {
            throw refuse("names no unit cost: the nearest is " + Spelling.nearest(name, UnitCosts.keys()));
        }
        YamlNode own = costs.entries("overrides").get(name);
        return own != null ? own.text() : text(UnitCosts.load(costs.text("preset", "")).figures().get(name));
    }

    private static String text(Figure figure) {
        return figure == null ? "" : figure.value() instanceof Double d ? plain(d) : figure.text();
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }

    // A value in the scenario's text.

    /**
     * The scenario's text with one alternative alone, without what only whole studies need, and with a value put in.
     *
     * @param root the text
     * @param scenario the scenario as it is
     * @param spec the alternative
     * @param value the value; null to leave the condition as it is
     * @return the text to read
     */
    YamlNode applied(YamlNode root, Scenario scenario, AlternativeSpec spec, String value) {
        YamlNode alone = alone(root, spec);
        if (value == null) {
            return alone;
        }
        return switch (kind) {
            case SETBACK -> put(alone, value, "alternatives", "0", "borders", border(scenario), "setback_m");
            case REUSE -> put(alone, value.equals("with") ? "true" : "false", "alternatives", "0", "reuse");
            case WEIGHT -> put(alone, value, "alternatives", "0", "weights", name);
            case STANDARD -> put(alone, value, "modes", mode.slug(), "standard");
            case FIGURE -> put(alone, value, "modes", mode.slug(), "overrides", name);
            case COST -> put(alone, value, "costs", "overrides", name);
            case ZONE -> zones(alone, value.equals("with"));
        };
    }

    private static YamlNode alone(YamlNode root, AlternativeSpec spec) {
        Map<String, YamlNode> map = new LinkedHashMap<>(root.map());
        List.of("terms", "economy", "delivery", "availability", "border_posts", "operation").forEach(map::remove);
        YamlNode own = root.items("alternatives").stream()
                .filter(a -> a.text("name", "").equals(spec.name()))
                .findFirst()
                .orElseGet(() -> YamlNode.map(root.file(), "alternatives[0]", root.line(), Map.of(
                        "name", YamlNode.scalar(root.file(), "alternatives[0].name", root.line(), YamlNode.Kind.TEXT, spec.name(), Double.NaN))));
        map.put("alternatives", YamlNode.list(root.file(), "alternatives", own.line(), List.of(own)));
        return YamlNode.map(root.file(), root.path(), root.line(), map);
    }

    private YamlNode put(YamlNode node, String value, String... path) {
        return put(node, value, List.of(path), "");
    }

    /** The node with a value at a path below it; maps that are missing on the way are made. */
    private YamlNode put(YamlNode node, String value, List<String> path, String before) {
        if (path.isEmpty()) {
            return scalar(value, before);
        }
        String step = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (node != null && node.kind() == YamlNode.Kind.LIST) {
            List<YamlNode> items = new ArrayList<>(node.list());
            int i = Integer.parseInt(step);
            items.set(i, put(items.get(i), value, rest, before + "[" + step + "]"));
            return YamlNode.list(node.file(), node.path(), node.line(), items);
        }
        Map<String, YamlNode> map = new LinkedHashMap<>(node == null ? Map.of() : node.map());
        map.put(step, put(map.get(step), value, rest, before.isEmpty() ? step : before + "." + step));
        return node == null
                ? YamlNode.map("--vary " + key, before, 0, map)
                : YamlNode.map(node.file(), node.path(), node.line(), map);
    }

    private YamlNode scalar(String value, String path) {
        double number = number(value);
        YamlNode.Kind kind = !Double.isNaN(number) ? YamlNode.Kind.NUMBER
                : value.equals("true") || value.equals("false") ? YamlNode.Kind.YES_NO : YamlNode.Kind.TEXT;
        return YamlNode.scalar("--vary " + key, path, 0, kind, value, number);
    }

    private YamlNode zones(YamlNode root, boolean with) {
        List<YamlNode> zones = root.items("zones");
        List<String> names = zones.stream().map(z -> z.text("name", "")).distinct().toList();
        if (!names.contains(name)) {
            throw refuse("names no zone of the scenario: "
                    + (names.isEmpty() ? "it has none" : "the nearest is " + Spelling.nearest(name, names)));
        }
        List<YamlNode> left = zones.stream().filter(z -> with || !z.text("name", "").equals(name)).toList();
        Map<String, YamlNode> map = new LinkedHashMap<>(root.map());
        map.remove("zones");
        if (!left.isEmpty()) {
            YamlNode all = root.get("zones");
            map.put("zones", YamlNode.list(all.file(), all.path(), all.line(), left));
        }
        return YamlNode.map(root.file(), root.path(), root.line(), map);
    }
}

package org.thalweg.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.standard.Spelling;
import org.thalweg.terms.Party;
import org.thalweg.terms.Preference;
import org.thalweg.terms.Reading;
import org.thalweg.terms.Statement;
import org.thalweg.terms.StateSpace;
import org.thalweg.terms.Value;

/** Reads what the parties of a conflict model prefer. */
final class PreferenceReader {
    private final YamlNode root;
    private final List<Party> parties;
    private final List<String> options;
    private final StateSpace space;
    private final List<String> values;
    private final SourceReader sources;

    PreferenceReader(
            YamlNode root,
            List<Party> parties,
            List<String> options,
            StateSpace space,
            List<Value> values,
            SourceReader sources) {
        this.root = root;
        this.parties = parties;
        this.options = options;
        this.space = space;
        this.values = values.stream().map(Value::name).toList();
        this.sources = sources;
    }

    /** A preference for each party, in their order. */
    List<Preference> preferences() {
        YamlNode node = root.get("preferences");
        List<String> names = parties.stream().map(Party::name).toList();
        for (Map.Entry<String, YamlNode> e : node.map().entrySet()) {
            if (!names.contains(e.getKey())) {
                throw e.getValue().refuse("is no party of this model: the nearest is "
                        + Spelling.nearest(YamlNode.shorten(e.getKey()), names));
            }
        }
        List<Preference> read = new ArrayList<>();
        for (String name : names) {
            YamlNode own = node.get(name);
            if (own == null) {
                throw node.refuse("lacks " + name + ": say what this party prefers");
            }
            read.add(own.kind() == YamlNode.Kind.LIST ? prioritised(own) : new RankingReader(space, own, sources).ranked());
        }
        return read;
    }

    private Preference prioritised(YamlNode list) {
        if (options.isEmpty()) {
            throw list.refuse("are statements, but this model has no options: give a ranking of its states");
        }
        Map<String, Statement> read = new LinkedHashMap<>();
        boolean mild = false;
        for (int k = 0; k < list.list().size(); k++) {
            YamlNode node = list.list().get(k);
            Statement s = statement(node, k + 1, list.list().size());
            if (read.put(s.name(), s) != null) {
                throw node.refuse("is named " + s.name() + ", as an earlier statement: give each its own name");
            }
            if (s.strong() && mild) {
                throw node.get("strong").refuse("is true, but a statement before it is not strong: strong statements come first");
            }
            mild |= !s.strong();
        }
        return new Preference.Prioritised(List.copyOf(read.values()));
    }

    private Statement statement(YamlNode node, int place, int last) {
        List<Reading> readings = new ArrayList<>();
        if (node.has("readings")) {
            for (String key : List.of("prefer", "less", "more", "silent")) {
                if (node.has(key)) {
                    throw node.get(key).refuse("stands beside readings: keep one of them");
                }
            }
            node.items("readings").forEach(r -> readings.add(reading(r)));
        } else {
            readings.add(reading(node));
        }
        double low = place;
        double high = place;
        if (node.has("place")) {
            YamlNode range = node.get("place");
            low = range.list().get(0).number();
            high = range.list().get(1).number();
            if (!(low <= place && place <= high && high <= last)) {
                throw range.refuse("is " + range.shown() + ", but must hold the statement's own place, " + place
                        + ", and end within the list, at " + last + " or before");
            }
        }
        String name = node.text("name", "statement-" + place);
        return new Statement(name, node.text("title", readings.get(0).words()), readings, low, high, node.yes("strong", false));
    }

    private Reading reading(YamlNode node) {
        List<String> kinds = List.of("prefer", "less", "more", "silent").stream().filter(node::has).toList();
        if (kinds.size() != 1) {
            throw node.refuse(kinds.isEmpty()
                    ? "lacks one of prefer, less, more, silent or readings: add one of them"
                    : "has " + String.join(" and ", kinds) + ": keep one of them");
        }
        YamlNode what = node.get(kinds.get(0));
        String words = node.text("words", kinds.get(0).equals("silent") ? "no preference"
                : kinds.get(0).equals("prefer") ? what.text() : kinds.get(0) + " " + what.text());
        return switch (kinds.get(0)) {
            case "prefer" -> new Reading(
                    Reading.Kind.HOLDS, TermsReader.condition(what, options), -1, 0, words, sources.of(node));
            case "silent" -> new Reading(Reading.Kind.SILENT, null, -1, 0, words, sources.of(node));
            default -> new Reading(
                    kinds.get(0).equals("less") ? Reading.Kind.LESS : Reading.Kind.MORE,
                    null, value(what), node.number("step", 0), words, sources.of(node));
        };
    }

    private int value(YamlNode name) {
        int v = values.indexOf(name.text());
        if (v < 0) {
            throw name.refuse("is " + name.shown() + ", which is no value of this model" + (values.isEmpty() ? ": add it to values"
                    : ": the nearest is " + Spelling.nearest(YamlNode.shorten(name.text()), values)));
        }
        return v;
    }

    /** Reads a direct ranking: states best first with ties and strong steps, or chains of comparisons. */
    private static final class RankingReader {
        private final StateSpace space;
        private final YamlNode node;
        private final List<YamlNode> items;
        private final SourceReader sources;

        RankingReader(StateSpace space, YamlNode node, SourceReader sources) {
            this.sources = sources;
            this.space = space;
            this.node = node;
            this.items = node.items("ranking");
        }

        Preference ranked() {
            boolean chains = items.stream()
                    .anyMatch(i -> i.kind() == YamlNode.Kind.TEXT && !i.text().equals(">>") && i.text().matches(".*[>=].*")
                            && space.named(i.text()) < 0);
            return chains ? chained() : listed();
        }

        private Preference listed() {
            int[] rank = new int[space.states()];
            int[] band = new int[space.states()];
            int[] line = new int[space.states()];
            int level = 0;
            int strong = 0;
            for (YamlNode item : items) {
                if (item.kind() == YamlNode.Kind.TEXT && item.text().equals(">>")) {
                    strong++;
                    continue;
                }
                List<YamlNode> tied = item.kind() == YamlNode.Kind.LIST ? item.list() : List.of(item);
                for (YamlNode state : tied) {
                    int s = TermsReader.named(space, state, state.text());
                    if (line[s] > 0) {
                        throw state.refuse("ranks state " + space.name(s) + " a second time, after line " + line[s]
                                + ": a ranking that comes back to a state is cyclic; keep one of them");
                    }
                    line[s] = state.line();
                    rank[s] = -level;
                    band[s] = -strong;
                }
                level++;
            }
            for (int s = 0; s < line.length; s++) {
                if (line[s] == 0) {
                    throw node.get("ranking").refuse("lacks state " + space.name(s) + ": rank every state");
                }
            }
            return made(rank, band);
        }

        private Preference made(int[] rank, int[] band) {
            return new Preference.Ranked(up(rank), up(band), sources.of(node));
        }

        /** The same numbers from 0. */
        private static int[] up(int[] numbers) {
            int least = Arrays.stream(numbers).min().orElse(0);
            return Arrays.stream(numbers).map(v -> v - least).toArray();
        }

        /** A comparison: a is at least as good as b, better by so many steps (1) and strong steps. */
        private record Above(int a, int b, int step, int strong, YamlNode node) {}

        private Preference chained() {
            List<Above> above = new ArrayList<>();
            for (YamlNode item : items) {
                if (item.kind() == YamlNode.Kind.LIST) {
                    throw item.refuse("is a list among comparisons: write ties as a = b");
                }
                compare(item, above);
            }
            int[] rank = longest(above, true);
            int[] band = longest(above, false);
            requireComplete(above, rank);
            return made(rank, band);
        }

        private void compare(YamlNode item, List<Above> above) {
            String[] parts = item.text().split("(?<=[>=])(?=[^>=])|(?<=[^>=])(?=[>=])");
            int last = TermsReader.named(space, item, parts[0].strip());
            for (int k = 1; k + 1 < parts.length; k += 2) {
                int next = TermsReader.named(space, item, parts[k + 1].strip());
                switch (parts[k].strip()) {
                    case ">" -> above.add(new Above(last, next, 1, 0, item));
                    case ">>" -> above.add(new Above(last, next, 1, 1, item));
                    case "=" -> {
                        above.add(new Above(last, next, 0, 0, item));
                        above.add(new Above(next, last, 0, 0, item));
                    }
                    default -> throw item.refuse("has the sign '" + parts[k].strip() + "': compare with >, >> or =");
                }
                last = next;
            }
            if (parts.length % 2 == 0) {
                throw item.refuse("breaks off: a state is missing at its end");
            }
        }

        /** Longest way down by relaxation (Bellman 1958); a way that keeps growing is a cycle. */
        private int[] longest(List<Above> above, boolean steps) {
            int[] height = new int[space.states()];
            for (int round = 0; round <= height.length; round++) {
                Above changed = null;
                for (Above c : above) {
                    int least = height[c.b()] + (steps ? c.step() : c.strong());
                    if (height[c.a()] < least) {
                        height[c.a()] = least;
                        changed = c;
                    }
                }
                if (changed == null) {
                    return height;
                }
                if (round == height.length) {
                    throw changed.node().refuse("is " + changed.node().shown()
                            + ", which with the other comparisons makes a cycle: no state of it can be best; remove one of them");
                }
            }
            return height;
        }

        /** Every state must be comparable with every other: each level's states tied, each level next to the one below. */
        private void requireComplete(List<Above> above, int[] rank) {
            int states = rank.length;
            java.util.BitSet[] below = new java.util.BitSet[states];
            for (int s = 0; s < states; s++) {
                below[s] = new java.util.BitSet();
                below[s].set(s);
            }
            boolean grows = true;
            while (grows) {
                grows = false;
                for (Above c : above) {
                    int before = below[c.a()].cardinality();
                    below[c.a()].or(below[c.b()]);
                    grows |= below[c.a()].cardinality() > before;
                }
            }
            for (int s = 0; s < states; s++) {
                for (int t = 0; t < s; t++) {
                    if (!below[s].get(t) && !below[t].get(s)) {
                        throw node.get("ranking").refuse("does not say how states " + space.name(t) + " and " + space.name(s)
                                + " compare: add it, or use statements with ranges");
                    }
                }
            }
        }
    }
}

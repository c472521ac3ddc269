package org.thalweg.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.standard.Spelling;
import org.thalweg.terms.Condition;
import org.thalweg.terms.ConflictModel;
import org.thalweg.terms.JointMoves;
import org.thalweg.terms.MoveGraph;
import org.thalweg.terms.MoveLists;
import org.thalweg.terms.Option;
import org.thalweg.terms.Party;
import org.thalweg.terms.Preference;
import org.thalweg.terms.RedLine;
import org.thalweg.terms.Rule;
import org.thalweg.terms.StateSpace;
import org.thalweg.terms.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a conflict model: a YAML file whose form {@code terms.schema.json} fixes. What can be known to be wrong is refused in
 * one sentence with its line: rules that leave no state, a status quo that breaks one, unknown names, cyclic rankings.
 */
public final class TermsReader {
    private static final int DRAWS = 10_000;
    private static final int HORIZON = 3;

    private final YamlNode root;
    private final List<Party> parties = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();
    private final List<String> optionNames;
    private final List<Rule> rules = new ArrayList<>();
    /** Names of the study's figures; null when the model stands alone. */
    private final List<String> figures;
    /** What options may select in the study, by kind; empty when the model stands alone. */
    private final Map<String, List<String>> selectable;

    private final SourceReader sources;
    private StateSpace space;

    private TermsReader(String file, byte[] content, StudyFigures.Asked asked) {
        figures = asked == null ? null : asked.names();
        selectable = asked == null ? Map.of() : asked.selectable();
        root = YamlFile.read(file, content);
        new SchemaCheck(schema()).check(root);
        optionNames = List.copyOf(root.entries("options").keySet());
        sources = new SourceReader(root);
    }

    /**
     * Reads a model.
     *
     * @param file a YAML file
     * @return the model
     * @throws BadInput when it cannot be used: one sentence with file, line, key and remedy
     */
    public static ConflictModel read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("the conflict model " + file + " is not there: name a YAML file.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.getFileName().toString(), in.readNBytes(YamlFile.MAX_BYTES + 1));
        } catch (IOException e) {
            throw new BadInput("the conflict model " + file + " cannot be read: check its permissions.");
        }
    }

    /**
     * Reads a model from memory.
     *
     * @param file its name, for messages
     * @param content YAML in UTF-8
     * @return the model
     * @throws BadInput when it cannot be used
     */
    public static ConflictModel read(String file, byte[] content) {
        return new TermsReader(file, content, null).model();
    }

    /** As part of a study, whose names are known: others are refused. */
    static ConflictModel read(String file, byte[] content, StudyFigures.Asked asked) {
        return new TermsReader(file, content, asked).model();
    }

    /**
     * The JSON Schema of conflict models.
     *
     * @return schema
     */
    public static JsonNode schema() {
        try (InputStream in = TermsReader.class.getResourceAsStream("terms.schema.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in, "terms.schema.json"));
        } catch (IOException e) {
            throw new IllegalStateException("terms.schema.json cannot be read", e);
        }
    }

    private ConflictModel model() {
        root.entries("parties").forEach((name, node) -> parties.add(new Party(name, node.text("title", name))));
        options();
        MoveGraph moves = root.has("states") ? namedStates() : statesOfOptions();
        int statusQuo = state(root.get("status_quo"));
        List<Value> values = values();
        List<Preference> preferences = new PreferenceReader(root, parties, optionNames, space, values, sources).preferences();
        YamlNode robustness = root.get("robustness");
        List<Integer> wished = new ArrayList<>();
        root.items("wished").forEach(node -> wished.add(state(node)));
        return new ConflictModel(
                root.text("name", ""),
                root.text("summary", ""),
                parties,
                options,
                rules,
                space,
                moves,
                statusQuo,
                preferences,
                values,
                redLines(),
                root.text("joint_moves", "").equals("single-move") ? JointMoves.SINGLE_MOVE : JointMoves.LEGAL_SEQUENCES,
                (int) root.number("horizon", HORIZON),
                robustness == null ? DRAWS : (int) robustness.number("draws", DRAWS),
                robustness == null ? 1 : (long) robustness.number("seed", 1),
                wished);
    }

    private List<String> partyNames() {
        return parties.stream().map(Party::name).toList();
    }

    private int party(YamlNode name) {
        int p = partyNames().indexOf(name.text());
        if (p < 0) {
            throw name.refuse("is " + name.shown() + ", which is no party of this model: the nearest is "
                    + Spelling.nearest(YamlNode.shorten(name.text()), partyNames()));
        }
        return p;
    }

    private void options() {
        root.entries("options").forEach((name, node) -> {
            if (!Condition.isName(name)) {
                throw node.refuse("cannot be the name of an option: it is a word of statements, or begins with -");
            }
            SortedMap<String, String> selects = new TreeMap<>();
            node.entries("selects").forEach((key, value) -> {
                requireSelectable(key, value);
                selects.put(key, value.text());
            });
            Option.Turn turn = Option.Turn.valueOf(node.text("turn", "both").toUpperCase(Locale.ROOT));
            options.add(new Option(name, node.text("title", name), party(node.get("party")), turn, selects));
        });
    }

    /** What an option selects must be there; kinds that the study does not have are words only. */
    private void requireSelectable(String kind, YamlNode value) {
        List<String> known = selectable.get(kind);
        if (known != null && !known.contains(value.text())) {
            throw value.refuse("is " + value.shown() + ", which is no " + kind + " of this study: the nearest is "
                    + Spelling.nearest(YamlNode.shorten(value.text()), known));
        }
    }

    static Condition condition(YamlNode node, List<String> options) {
        try {
            return Condition.parse(node.text(), options);
        } catch (IllegalArgumentException e) {
            throw node.refuse("is " + node.shown() + ", which " + e.getMessage());
        }
    }

    // States and moves.

    private MoveGraph statesOfOptions() {
        List<Condition> conditions = new ArrayList<>();
        for (YamlNode node : root.items("rules")) {
            YamlNode words = node.kind() == YamlNode.Kind.MAP ? node.get("rule") : node;
            conditions.add(condition(words, optionNames));
            rules.add(new Rule(conditions.get(conditions.size() - 1), node.text("why", "")));
        }
        if (StateSpace.feasible(options.size(), conditions).isEmpty()) {
            throw emptied(conditions);
        }
        List<StateSpace.Merge> merges = new ArrayList<>();
        for (YamlNode node : root.items("merge")) {
            merges.add(new StateSpace.Merge(node.get("name").text(), condition(node.get("when"), optionNames)));
        }
        space = StateSpace.of(options.size(), conditions, merges, root.text("names", "count").equals("decimal"));
        for (YamlNode node : root.items("merge")) {
            requireOwnName(node.get("name"));
        }
        return space.moves(options, parties.size());
    }

    /** Refuses the first rule with which no state is left. */
    private BadInput emptied(List<Condition> conditions) {
        int n = 1;
        while (!StateSpace.feasible(options.size(), conditions.subList(0, n)).isEmpty()) {
            n++;
        }
        YamlNode node = root.items("rules").get(n - 1);
        YamlNode words = node.kind() == YamlNode.Kind.MAP ? node.get("rule") : node;
        return words.refuse("is " + words.shown()
                + (n == 1 ? ", which leaves no state at all: correct it"
                        : ", which together with the rules before it leaves no state at all: correct one of them"));
    }

    private void requireOwnName(YamlNode name) {
        int with = 0;
        for (int s = 0; s < space.states(); s++) {
            with += space.name(s).equals(name.text()) ? 1 : 0;
        }
        if (with != 1) {
            throw name.refuse("is " + name.shown() + (with == 0
                    ? ", but the rules leave no choice that it could stand for: remove it"
                    : ", which is the name of another state too: choose another"));
        }
    }

    private MoveGraph namedStates() {
        List<String> names = new ArrayList<>();
        for (YamlNode node : root.items("states")) {
            if (names.contains(node.text())) {
                throw node.refuse("is " + node.shown() + ", as an earlier state: give each its own name");
            }
            names.add(node.text());
        }
        space = StateSpace.named(names);
        BitSet[][] moves = new BitSet[parties.size()][names.size()];
        for (BitSet[] row : moves) {
            Arrays.setAll(row, s -> new BitSet());
        }
        for (Map.Entry<String, YamlNode> e : root.entries("moves").entrySet()) {
            int p = partyNames().indexOf(e.getKey());
            if (p < 0) {
                throw e.getValue().refuse("is no party of this model: the nearest is "
                        + Spelling.nearest(YamlNode.shorten(e.getKey()), partyNames()));
            }
            e.getValue().list().forEach(node -> move(node, moves[p]));
        }
        return MoveLists.of(moves);
    }

    private void move(YamlNode node, BitSet[] from) {
        String[] ends = node.text().split("<?>", -1);
        if (ends.length != 2) {
            throw node.refuse("is " + node.shown() + ", but must be a move such as 1 > 3, or 1 <> 3 for both ways");
        }
        int a = named(node, ends[0].strip());
        int b = named(node, ends[1].strip());
        if (a == b) {
            throw node.refuse("is " + node.shown() + ", which leads from a state to itself: remove it");
        }
        from[a].set(b);
        if (node.text().contains("<>")) {
            from[b].set(a);
        }
    }

    private int named(YamlNode node, String name) {
        return named(space, node, name);
    }

    static int named(StateSpace space, YamlNode node, String name) {
        int s = space.named(name);
        if (s < 0) {
            throw node.refuse("names the state '" + YamlNode.shorten(name) + "', which this model does not have: it has "
                    + (space.states() == 1 ? "only " + space.name(0) : space.name(0) + " to " + space.name(space.states() - 1)));
        }
        return s;
    }

    private int state(YamlNode node) {
        if (node.kind() != YamlNode.Kind.LIST) {
            return named(node, node.text());
        }
        int choice = 0;
        for (YamlNode item : node.list()) {
            int k = optionNames.indexOf(item.text());
            if (k < 0) {
                throw item.refuse("is " + item.shown() + ", which is no option" + (optionNames.isEmpty() ? ""
                        : ": the nearest is " + Spelling.nearest(YamlNode.shorten(item.text()), optionNames)));
            }
            choice |= 1 << k;
        }
        int s = space.state(choice);
        if (s >= 0) {
            return s;
        }
        int taken = choice;
        Rule broken = rules.stream().filter(r -> !r.condition().holds(taken)).findFirst().orElse(null);
        throw node.refuse(broken == null
                ? "lists options, but the states of this model have none: name a state"
                : "is not feasible: it breaks the rule '" + YamlNode.shorten(broken.condition().toString()) + "'");
    }

    // Values and red lines.

    private List<Value> values() {
        List<Value> values = new ArrayList<>();
        root.entries("values").forEach((name, node) -> {
            List<Value.Case> cases = new ArrayList<>();
            node.items("cases").forEach(item -> cases.add(valueCase(item)));
            Value value = new Value(name, node.text("title", name), node.text("unit", ""), cases);
            for (int s = 0; s < space.states(); s++) {
                if (value.caseOf(space.choice(s)) < 0) {
                    throw node.refuse("has no case for state " + space.name(s) + ": add a last case without when");
                }
            }
            values.add(value);
        });
        return values;
    }

    private Value.Case valueCase(YamlNode node) {
        YamlNode value = node.get("value");
        if (value == null && !node.has("figure")) {
            throw node.refuse("lacks figure or value: add one of them, or both");
        }
        if (figures != null && node.has("figure") && !figures.contains(node.text("figure", ""))) {
            throw node.get("figure").refuse("is " + node.get("figure").shown() + ", which this study does not give: the nearest is "
                    + Spelling.nearest(node.text("figure", ""), figures));
        }
        double low = value == null ? Double.NaN : value.kind() == YamlNode.Kind.LIST ? value.list().get(0).number() : value.number();
        double high = value == null ? Double.NaN : value.kind() == YamlNode.Kind.LIST ? value.list().get(1).number() : value.number();
        if (low > high) {
            throw value.refuse("is " + value.shown() + ", but a range begins with its lesser end: exchange them");
        }
        Condition when = node.has("when") ? condition(node.get("when"), optionNames) : Condition.ALWAYS;
        return new Value.Case(when, node.text("figure", null), low, high, sources.of(node),
                node.has("figure") ? node.get("figure").line() : 0);
    }

    private List<RedLine> redLines() {
        List<RedLine> lines = new ArrayList<>();
        for (YamlNode node : root.items("red_lines")) {
            if (node.has("holds") == node.has("figure")) {
                throw node.refuse(node.has("holds") ? "has holds and figure: keep one of them" : "lacks holds or figure: add one of them");
            }
            double least = node.number("at_least", Double.NEGATIVE_INFINITY);
            double most = node.number("at_most", Double.POSITIVE_INFINITY);
            if (node.has("figure") && !(least <= most && (node.has("at_least") || node.has("at_most")))) {
                throw node.refuse("needs at_least or at_most, the first not above the second");
            }
            requireOfAlternatives(node.get("figure"));
            lines.add(new RedLine(
                    party(node.get("party")),
                    node.text("title", ""),
                    node.has("holds") ? condition(node.get("holds"), optionNames) : null,
                    node.text("figure", null),
                    least,
                    most,
                    node.text("unit", ""),
                    sources.of(node)));
        }
        return lines;
    }

    /** A red line's figure belongs to each alternative: a star stands for their names, or it is what follows them. */
    private void requireOfAlternatives(YamlNode figure) {
        if (figures == null || figure == null) {
            return;
        }
        List<String> alternatives = selectable.get("alternative");
        if (alternatives.stream().anyMatch(a -> figures.contains(RedLine.figure(figure.text(), a)))) {
            return;
        }
        String first = alternatives.get(0);
        List<String> known = figures.stream()
                .filter(f -> f.contains("." + first + "."))
                .map(f -> f.replaceFirst("\\." + java.util.regex.Pattern.quote(first) + "\\.", ".*."))
                .map(f -> f.startsWith("alternatives.*.") && !figure.text().contains("*") ? f.substring("alternatives.*.".length()) : f)
                .toList();
        throw figure.refuse("is " + figure.shown() + ", which the alternatives of this study do not have: the nearest is "
                + Spelling.nearest(YamlNode.shorten(figure.text()), known));
    }
}

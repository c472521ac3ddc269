package org.thalweg.export;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.thalweg.terms.CoalitionStability;
import org.thalweg.terms.Concept;
import org.thalweg.terms.ConflictModel;
import org.thalweg.terms.Evidence;
import org.thalweg.terms.Evolution;
import org.thalweg.terms.Foresight;
import org.thalweg.terms.Grounds;
import org.thalweg.terms.Narrator;
import org.thalweg.terms.Option;
import org.thalweg.terms.OutcomeFigures;
import org.thalweg.terms.Preference;
import org.thalweg.terms.RedLine;
import org.thalweg.terms.Robustness;
import org.thalweg.terms.Rule;
import org.thalweg.terms.Statement;
import org.thalweg.terms.TermsAnalysis;
import org.thalweg.terms.WishedOutcome;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The section {@code terms} of {@code study.json}, and the answer of {@code thalweg terms} as JSON. States are named as the
 * model names them; concepts are {@code nash}, {@code gmr}, {@code smr}, {@code seq} and their strong forms.
 */
public final class TermsJson {
    /** States told in full. */
    static final int NOTABLE = 12;

    /** States listed in a set at most; the count tells how many there are. */
    private static final int LISTED = 1000;

    private final TermsAnalysis a;
    private final ConflictModel model;
    private final Narrator narrator;

    private TermsJson(TermsAnalysis analysis) {
        this.a = analysis;
        this.model = analysis.model();
        this.narrator = new Narrator(model, analysis.rankings());
    }

    /**
     * The answer of an analysis alone.
     *
     * @param analysis the analysis
     * @return JSON, ending with a line feed
     */
    public static String text(TermsAnalysis analysis) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("generator", Version.GENERATOR);
        root.put("version", Version.NUMBER);
        root.put("content", "terms");
        put(root.putObject("terms"), analysis);
        return Json.text(root);
    }

    /** Writes the section. */
    static void put(ObjectNode to, TermsAnalysis analysis) {
        new TermsJson(analysis).write(to);
    }

    private void write(ObjectNode to) {
        to.put("name", model.name());
        to.put("summary", model.summary());
        to.put("joint_moves", model.joint().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        to.put("state_count", model.space().states());
        to.put("status_quo", name(model.statusQuo()));
        grounds(to.putObject("grounds"));
        parties(to);
        sets(to);
        ArrayNode states = to.putArray("states");
        a.notable(NOTABLE).forEach(s -> state(states.addObject(), s));
        evolution(to.putObject("evolution"), a.evolution());
        if (a.together() != null) {
            evolution(to.putObject("evolution_with_groups"), a.together());
        }
        if (a.robustness() != null) {
            robustness(to.putObject("robustness"), a.robustness());
        }
        ArrayNode wishes = to.putArray("wished");
        a.wishes().forEach(w -> wish(wishes.addObject(), w));
        ArrayNode lines = to.putArray("red_lines");
        model.redLines().forEach(l -> redLine(lines.addObject(), l));
    }

    private String name(int state) {
        return model.space().name(state);
    }

    private static String key(Concept c) {
        return c.name().toLowerCase(Locale.ROOT);
    }

    private void names(ArrayNode to, int group) {
        for (int p = 0; p < model.parties().size(); p++) {
            if ((group >> p & 1) != 0) {
                to.add(model.parties().get(p).name());
            }
        }
    }

    // The model: who, what, and on whose word.

    private void parties(ObjectNode to) {
        ArrayNode parties = to.putArray("parties");
        for (int p = 0; p < model.parties().size(); p++) {
            ObjectNode node = parties.addObject();
            node.put("name", model.parties().get(p).name());
            node.put("title", model.parties().get(p).title());
            preference(node, model.preferences().get(p));
        }
        ArrayNode options = to.putArray("options");
        for (Option o : model.options()) {
            ObjectNode node = options.addObject();
            node.put("name", o.name());
            node.put("title", o.title());
            node.put("party", model.parties().get(o.party()).name());
            node.put("turn", o.turn().name().toLowerCase(Locale.ROOT));
            selects(node.putObject("selects"), o.selects());
        }
        ArrayNode rules = to.putArray("rules");
        for (Rule r : model.rules()) {
            rules.addObject().put("rule", r.condition().toString()).put("why", r.why());
        }
    }

    private static void selects(ObjectNode to, SortedMap<String, String> selects) {
        selects.forEach(to::put);
    }

    private static void preference(ObjectNode to, Preference preference) {
        if (preference instanceof Preference.Ranked ranked) {
            evidence(to.putObject("ranking"), ranked.evidence());
            return;
        }
        ArrayNode statements = to.putArray("statements");
        for (Statement s : ((Preference.Prioritised) preference).statements()) {
            ObjectNode node = statements.addObject();
            node.put("name", s.name());
            node.put("title", s.title());
            node.putArray("place").add(Decimal.plain(s.low(), 3)).add(Decimal.plain(s.high(), 3));
            node.put("strong", s.strong());
            ArrayNode readings = node.putArray("readings");
            s.readings().forEach(r -> {
                ObjectNode reading = readings.addObject();
                reading.put("words", r.words());
                evidence(reading, r.evidence());
            });
        }
    }

    private void grounds(ObjectNode to) {
        Grounds grounds = Grounds.of(model);
        ObjectNode readings = to.putObject("readings");
        grounds.readings().forEach((basis, n) -> readings.put(basis.name().toLowerCase(Locale.ROOT), n));
        ObjectNode conditions = to.putObject("conditions");
        grounds.conditions().forEach((basis, n) -> conditions.put(basis.name().toLowerCase(Locale.ROOT), n));
        to.put("verified", grounds.verified());
        to.put("words", grounds.words());
    }

    private static void evidence(ObjectNode to, Evidence e) {
        to.put("voice", e.voice());
        to.put("basis", e.basis().name().toLowerCase(Locale.ROOT));
        ArrayNode sources = to.putArray("sources");
        e.sources().forEach(sources::add);
        to.put("note", e.note());
        to.put("date", e.date());
        to.put("verified", e.verified());
    }

    // What is stable.

    private void sets(ObjectNode to) {
        ObjectNode equilibria = to.putObject("equilibria");
        for (Concept c : Concept.values()) {
            if (!c.strong() || a.rankings().strength()) {
                set(equilibria.putObject(key(c)), a.stability().equilibria(c));
            }
        }
        if (a.groups() != null) {
            ObjectNode groups = to.putObject("equilibria_of_groups");
            CoalitionStability.CONCEPTS.forEach(c -> set(groups.putObject(key(c)), a.groups().equilibria(c)));
        }
        if (a.limited() != null) {
            foresight(to.putObject("limited_move"), a.limited());
            foresight(to.putObject("non_myopic"), a.nonMyopic());
        }
    }

    private void foresight(ObjectNode to, Foresight.Result found) {
        to.put("definition", a.ownForesight() ? "own, for more than two parties" : "Kilgour 1985");
        to.put("horizon", found.horizon());
        to.put("cycle", found.cycle());
        set(to, found.equilibria());
    }

    private void set(ObjectNode to, BitSet states) {
        to.put("count", states.cardinality());
        ArrayNode names = to.putArray("states");
        states.stream().limit(LISTED).forEach(s -> names.add(name(s)));
    }

    private void state(ObjectNode to, int s) {
        to.put("name", name(s));
        ArrayNode taken = to.putArray("options");
        model.taken(s).forEach(taken::add);
        selects(to.putObject("selects"), a.selected(s));
        OutcomeFigures outcome = a.onTheGround(s);
        ObjectNode ground = to.putObject("on_the_ground");
        ground.put("words", outcome.sentence());
        ObjectNode figures = ground.putObject("figures");
        outcome.entries().forEach(e -> Json.put(figures, e.figure(), e.value(), 4));
        ArrayNode equilibrium = to.putArray("equilibrium");
        for (Concept c : Concept.values()) {
            if (a.stability().equilibrium(c, s) && (!c.strong() || a.rankings().strength())) {
                equilibrium.add(key(c));
            }
        }
        ObjectNode values = to.putObject("values");
        for (int v = 0; v < model.values().size(); v++) {
            Json.put(values, model.values().get(v).name(), a.value(v, s), 4);
        }
        if (a.robustness() != null) {
            ObjectNode shares = to.putObject("shares");
            Robustness.CONCEPTS.forEach(c -> Json.put(shares, key(c), a.robustness().share(c, s), 6));
        }
        reasons(to.putArray("reasons"), s);
        if (a.groups() != null) {
            ArrayNode upset = to.putArray("upset_by");
            for (int group : a.groups().upsetBy(Concept.SEQ, s)) {
                ObjectNode node = upset.addObject();
                names(node.putArray("group"), group);
                node.put("reason", narrator.group(a.groups(), Concept.SEQ, group, s));
            }
        }
    }

    private void reasons(ArrayNode to, int s) {
        for (Concept c : CoalitionStability.CONCEPTS) {
            for (int p = 0; p < model.parties().size(); p++) {
                reason(to.addObject(), key(c), p, a.stability().stable(c, p, s), narrator.reason(c, p, s));
            }
        }
        for (int p = 0; p < model.parties().size() && a.limited() != null; p++) {
            reason(to.addObject(), "limited_move", p, a.limited().stable()[p].get(s), narrator.foresight(model.horizon(), p, s));
        }
    }

    private void reason(ObjectNode to, String concept, int p, boolean stable, String words) {
        to.put("concept", concept);
        to.put("party", model.parties().get(p).name());
        to.put("stable", stable);
        to.put("reason", words);
    }

    // How it may change, how sure it is.

    private void evolution(ObjectNode to, Evolution evolution) {
        to.put("complete", evolution.complete());
        ArrayNode states = to.putArray("states");
        evolution.states().forEach(s -> states.add(name(s)));
        ArrayNode ways = to.putArray("ways");
        for (int s : a.notable(NOTABLE)) {
            List<Evolution.Edge> way = evolution.way(s);
            if (!way.isEmpty()) {
                ObjectNode node = ways.addObject();
                node.put("to", name(s));
                ArrayNode steps = node.putArray("steps");
                for (Evolution.Edge e : way) {
                    ObjectNode step = steps.addObject();
                    names(step.putArray("by"), e.group());
                    step.put("to", name(e.to()));
                }
            }
        }
        edges(to.putArray("edges"), evolution);
    }

    private void edges(ArrayNode to, Evolution evolution) {
        List<Integer> notable = a.notable(NOTABLE);
        for (Evolution.Edge e : evolution.edges()) {
            if (notable.contains(e.from()) && notable.contains(e.to())) {
                ObjectNode node = to.addObject();
                node.put("from", name(e.from()));
                node.put("to", name(e.to()));
                names(node.putArray("by"), e.group());
            }
        }
    }

    private void robustness(ObjectNode to, Robustness r) {
        to.put("draws", r.draws());
        to.put("seed", model.seed());
        to.put("different_rankings", r.different());
        ArrayNode outcomes = to.putArray("outcomes");
        for (int s : r.outcomes(Concept.SEQ).stream().limit(NOTABLE).toList()) {
            ObjectNode node = outcomes.addObject();
            node.put("state", name(s));
            Json.put(node, "share", r.share(Concept.SEQ, s), 6);
            ArrayNode decisive = node.putArray("decided_by");
            for (Robustness.Decisive d : r.decisive(Concept.SEQ, s).stream().filter(d -> d.swing() > 0).limit(5).toList()) {
                ObjectNode one = decisive.addObject();
                one.put("party", d.open().party() < 0 ? null : model.parties().get(d.open().party()).name());
                one.put("name", d.open().name());
                one.put("what", d.open().what());
                Json.put(one, "swing", d.swing(), 6);
                ArrayNode parts = one.putArray("parts");
                for (int k = 0; k < d.shares().length; k++) {
                    ObjectNode part = parts.addObject();
                    part.put("part", d.open().parts().get(k));
                    Json.put(part, "share", d.shares()[k], 6);
                }
            }
        }
    }

    private void wish(ObjectNode to, WishedOutcome w) {
        to.put("state", name(w.state()));
        to.put("concept", key(w.concept()));
        to.put("already", w.already());
        to.put("exact", w.exact());
        ArrayNode raises = to.putArray("raises");
        for (int p = 0; !w.already() && w.raises() != null && p < w.raises().size(); p++) {
            if (!w.raises().get(p).isEmpty()) {
                ObjectNode node = raises.addObject();
                node.put("party", model.parties().get(p).name());
                ArrayNode past = node.putArray("past");
                w.raises().get(p).forEach(s -> past.add(name(s)));
            }
        }
        ArrayNode edits = to.putArray("edits");
        w.edits().stream().limit(LISTED).forEach(set -> {
            ArrayNode one = edits.addArray();
            set.forEach(e -> one.addObject()
                    .put("party", model.parties().get(e.party()).name())
                    .put("statement", e.statement())
                    .put("change", e.words()));
        });
    }

    private void redLine(ObjectNode to, RedLine line) {
        to.put("party", model.parties().get(line.party()).name());
        to.put("title", line.title());
        evidence(to, line.evidence());
        if (line.condition() != null) {
            to.put("condition", line.condition().toString());
            ArrayNode states = to.putArray("states");
            for (int s : a.notable(NOTABLE)) {
                states.addObject().put("state", name(s)).put("met", line.condition().holds(model.space().choice(s)));
            }
            return;
        }
        to.put("figure", line.figure());
        to.put("unit", line.unit());
        Json.put(to, "at_least", line.least(), 6);
        Json.put(to, "at_most", line.most(), 6);
        ArrayNode alternatives = to.putArray("alternatives");
        for (String name : a.alternatives()) {
            ObjectNode node = alternatives.addObject();
            double value = a.figure(line, name);
            node.put("alternative", name);
            Json.put(node, "value", value, 4);
            node.put("met", Double.isNaN(value) ? "unknown" : line.margin(value) >= 0 ? "met" : "not met");
            Json.put(node, "margin", line.margin(value), 4);
        }
    }
}

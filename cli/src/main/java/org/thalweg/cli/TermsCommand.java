package org.thalweg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.thalweg.export.FiguresFile;
import org.thalweg.export.TermsJson;
import org.thalweg.study.BadInput;
import org.thalweg.study.TermsReader;
import org.thalweg.terms.CoalitionStability;
import org.thalweg.terms.Concept;
import org.thalweg.terms.ConflictModel;
import org.thalweg.terms.Evolution;
import org.thalweg.terms.Figures;
import org.thalweg.terms.Foresight;
import org.thalweg.terms.Grounds;
import org.thalweg.terms.MissingFigure;
import org.thalweg.terms.Narrator;
import org.thalweg.terms.Robustness;
import org.thalweg.terms.TermsAnalysis;
import org.thalweg.terms.Value;
import org.thalweg.terms.WishedOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Analyses a conflict model alone. */
@Command(
        name = "terms",
        description = "Analyses a conflict model: which outcomes are stable for whom, how the status quo could change, how sure"
                + " that is, and what would have to change for another outcome.")
final class TermsCommand implements Callable<Integer> {
    private static final int SHOWN = 12;
    private static final int EDITS_SHOWN = 8;
    private static final int WIDTH = 110;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "FILE", description = "The conflict model, a YAML file.")
    private Path file;

    @Option(
            names = "--study",
            paramLabel = "DIR",
            description = "Folder that 'study' wrote, whose figures the model takes. Left out: the model's own values.")
    private Path study;

    @Option(names = "--json", description = "Print everything as JSON.")
    private boolean json;

    @Option(names = "--why", paramLabel = "STATE", description = "Also tell why this state is stable for whom, or not.")
    private String why;

    private ConflictModel model;
    private TermsAnalysis analysis;
    private PrintWriter out;

    @Override
    public Integer call() throws IOException {
        model = TermsReader.read(file);
        if (why != null && model.space().named(why) < 0) {
            throw new BadInput("--why names the state '" + why + "', which " + file + " does not have; it has "
                    + model.space().name(0) + " to " + model.space().name(model.space().states() - 1));
        }
        Figures figures = study == null ? Figures.NONE : FiguresFile.read(study);
        try {
            analysis = TermsAnalysis.of(model, figures);
        } catch (MissingFigure e) {
            throw new BadInput(file + ", line " + e.line() + ": the figure " + e.figure()
                    + " is not known; give its case a value, or name a study that has it with --study");
        }
        out = spec.commandLine().getOut();
        if (json) {
            out.print(TermsJson.text(analysis));
            return ExitCode.DONE;
        }
        head();
        equilibria();
        ways();
        robustness();
        analysis.wishes().forEach(this::wish);
        if (why != null) {
            why(model.space().named(why));
        }
        return ExitCode.DONE;
    }

    private String name(int state) {
        return model.space().name(state);
    }

    private void head() {
        out.println(model.name());
        out.println(model.parties().size() + " parties, " + model.options().size() + " options, " + model.space().states()
                + " states; status quo: " + name(model.statusQuo()));
        long asked = cases().filter(c -> c.figure() != null).count();
        long found = cases().filter(analysis.figures()::has).count();
        if (asked > 0) {
            out.println("Figures: " + found + " of " + asked + " from a study"
                    + (found < asked ? "; for the others the model's own values stand in" : ""));
            if (study != null) {
                cases().filter(c -> c.figure() != null && !analysis.figures().has(c)).map(Value.Case::figure).distinct()
                        .forEach(f -> out.println("  not in this study: " + f));
            }
        }
        out.println("What follows holds if the stated preferences do.");
        wrapped("", Grounds.of(model).words());
        out.println();
        Table table = new Table("stable for all parties", ">states", "which");
        for (Concept c : Concept.values()) {
            if (!c.strong() || analysis.rankings().strength()) {
                row(table, c.title() + " (" + c.words() + ")", analysis.stability().equilibria(c));
            }
        }
        if (analysis.groups() != null) {
            for (Concept c : CoalitionStability.CONCEPTS) {
                row(table, c.title() + ", for every group too", analysis.groups().equilibria(c));
            }
            String star = analysis.ownForesight() ? "*" : "";
            row(table, "looking " + model.horizon() + " moves ahead" + star, analysis.limited().equilibria());
            row(table, "non-myopic" + star + (analysis.nonMyopic().cycle() == 0 ? " (not settled)" : ""), analysis.nonMyopic().equilibria());
        }
        table.print(out);
        if (analysis.limited() != null && analysis.ownForesight()) {
            wrapped("", Foresight.OWN_RULE);
        }
        if (analysis.groups() == null) {
            out.println("Groups and foresight are analysed for up to " + TermsAnalysis.MOST_STATES + " states.");
        }
        out.println();
    }

    private java.util.stream.Stream<Value.Case> cases() {
        return model.values().stream().flatMap(v -> v.cases().stream());
    }

    private void row(Table table, String words, java.util.BitSet states) {
        List<String> names = new ArrayList<>();
        states.stream().limit(SHOWN).forEach(s -> names.add(name(s)));
        table.row(words, Integer.toString(states.cardinality()),
                String.join(" ", names) + (states.cardinality() > SHOWN ? " ..." : ""));
    }

    private void equilibria() {
        List<String> heads = new ArrayList<>(List.of("state", "Nash", "SEQ"));
        if (analysis.robustness() != null) {
            heads.add(">Nash share");
            heads.add(">SEQ share");
        }
        heads.add("options taken up");
        Table table = new Table(heads.toArray(String[]::new));
        for (int s : analysis.notable(SHOWN)) {
            List<String> cells = new ArrayList<>(List.of(
                    name(s) + (s == model.statusQuo() ? " (now)" : ""),
                    mark(Concept.NASH, s),
                    mark(Concept.SEQ, s)));
            if (analysis.robustness() != null) {
                cells.add(percent(analysis.robustness().share(Concept.NASH, s)));
                cells.add(percent(analysis.robustness().share(Concept.SEQ, s)));
            }
            cells.add(model.options().isEmpty() ? "" : model.taken(s).isEmpty() ? "none" : String.join(", ", model.taken(s)));
            table.row(cells.toArray(String[]::new));
        }
        table.print(out);
        out.println();
        ground();
    }

    /** What each outcome means on the ground: outcomes that differ in nothing there share a sentence. */
    private void ground() {
        Map<String, List<String>> outcomes = new LinkedHashMap<>();
        for (int s : analysis.notable(SHOWN)) {
            if (!analysis.selected(s).isEmpty()) {
                outcomes.computeIfAbsent(analysis.onTheGround(s).sentence(), k -> new ArrayList<>()).add(name(s));
            }
        }
        if (!outcomes.isEmpty()) {
            out.println("What they mean on the ground" + (analysis.figures().names().isEmpty() ? " (name a study with --study for its figures)" : ""));
            outcomes.forEach((sentence, states) -> wrapped("  ", String.join(" ", states) + ": " + sentence));
            out.println();
        }
    }

    /** Prints words in lines of at most {@link #WIDTH} signs. */
    private void wrapped(String indent, String words) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : words.split(" ")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                out.println(line);
                line = new StringBuilder(indent).append(indent.isEmpty() ? "" : "    ");
            }
            line.append(line.toString().isBlank() ? "" : " ").append(word);
        }
        out.println(line);
    }

    private String mark(Concept c, int s) {
        return analysis.stability().equilibrium(c, s) ? "yes" : "-";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private void ways() {
        Evolution evolution = analysis.together() == null ? analysis.evolution() : analysis.together();
        out.println("From the status quo by improvements of parties" + (analysis.together() == null ? "" : " and groups")
                + ": " + evolution.states().size() + " states" + (evolution.complete() ? "" : " and more"));
        for (int s : analysis.notable(SHOWN)) {
            List<Evolution.Edge> way = evolution.way(s);
            if (!way.isEmpty()) {
                List<String> steps = new ArrayList<>();
                way.forEach(e -> steps.add(String.join(" with ", model.titles(e.group())) + " to " + name(e.to())));
                out.println("  " + name(s) + ": " + String.join(", ", steps));
            }
        }
        out.println();
    }

    private void robustness() {
        Robustness r = analysis.robustness();
        if (r == null) {
            return;
        }
        out.println(r.draws() + " draws over what is left open, seed " + model.seed() + ": SEQ equilibria");
        Table table = new Table("state", ">share", "decided most by", ">from", ">to");
        for (int s : r.outcomes(Concept.SEQ).stream().limit(SHOWN).toList()) {
            Robustness.Decisive d = r.decisive(Concept.SEQ, s).get(0);
            double low = java.util.Arrays.stream(d.shares()).filter(v -> !Double.isNaN(v)).min().orElse(0);
            String whose = d.open().party() < 0 ? "" : model.parties().get(d.open().party()).title() + ": ";
            if (d.swing() > 0) {
                table.row(name(s), percent(r.share(Concept.SEQ, s)), whose + d.open().name() + " (" + d.open().what() + ")",
                        percent(low), percent(low + d.swing()));
            } else {
                table.row(name(s), percent(r.share(Concept.SEQ, s)), "nothing that is open", "", "");
            }
        }
        table.print(out);
        out.println();
    }

    private void wish(WishedOutcome w) {
        out.println("Wished: " + name(w.state()) + " as " + w.concept().title() + " equilibrium");
        if (w.already()) {
            out.println("  It is one already.");
        }
        for (int p = 0; !w.already() && w.raises() != null && p < w.raises().size(); p++) {
            if (!w.raises().get(p).isEmpty()) {
                List<String> past = w.raises().get(p).stream().limit(SHOWN).map(this::name).toList();
                out.println("  " + model.parties().get(p).title() + " would have to like it no less than " + String.join(", ", past)
                        + (w.raises().get(p).size() > SHOWN ? " and " + (w.raises().get(p).size() - SHOWN) + " more" : ""));
            }
        }
        if (!w.already() && w.edits().isEmpty() && !model.options().isEmpty()) {
            out.println("  No change of one or two statements does it.");
        }
        w.edits().stream().limit(EDITS_SHOWN).forEach(set -> {
            List<String> words = set.stream()
                    .map(e -> model.parties().get(e.party()).title() + "'s '" + e.statement() + "' " + e.words())
                    .toList();
            out.println("  or: " + String.join(", and ", words));
        });
        if (w.edits().size() > EDITS_SHOWN) {
            out.println("  and " + (w.edits().size() - EDITS_SHOWN) + " more changes of that number");
        }
        out.println();
    }

    private void why(int s) {
        Narrator narrator = new Narrator(model, analysis.rankings());
        out.println("State " + name(s) + ": " + String.join(", ", model.taken(s)));
        for (int p = 0; p < model.parties().size(); p++) {
            for (Concept c : CoalitionStability.CONCEPTS) {
                out.println("  " + c.title() + (analysis.stability().stable(c, p, s) ? ", stable: " : ", not stable: ")
                        + narrator.reason(c, p, s));
            }
            if (analysis.limited() != null) {
                out.println("  " + narrator.foresight(model.horizon(), p, s));
            }
        }
        for (int group : analysis.groups() == null ? List.<Integer>of() : analysis.groups().upsetBy(Concept.SEQ, s)) {
            if (Integer.bitCount(group) > 1) {
                out.println("  " + narrator.group(analysis.groups(), Concept.SEQ, group, s));
            }
        }
    }
}

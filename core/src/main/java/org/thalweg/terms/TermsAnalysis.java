package org.thalweg.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Everything that is found out about a conflict model. What a model is too large for is null.
 *
 * @param model the model
 * @param figures figures of the study that it was taken with; none when it stands alone
 * @param rankings what the parties like in the central case
 * @param stability of states for parties, in the central case
 * @param groups stability for groups; null for large models
 * @param limited limited-move stability at the model's horizon; null for large models
 * @param nonMyopic non-myopic stability; null for large models
 * @param evolution how the status quo could change by improvements of parties
 * @param together the same with improvements of groups; null for large models
 * @param robustness shares over draws; null without draws or for large models
 * @param wishes what would have to change for the wished outcomes
 */
public record TermsAnalysis(
        ConflictModel model,
        Figures figures,
        Rankings rankings,
        Stability stability,
        CoalitionStability groups,
        Foresight.Result limited,
        Foresight.Result nonMyopic,
        Evolution evolution,
        Evolution together,
        Robustness robustness,
        List<WishedOutcome> wishes) {
    /** The largest model for which groups and foresight are analysed. */
    public static final int MOST_STATES = CoalitionStability.MOST_STATES;

    /** Checks and copies. */
    public TermsAnalysis {
        Objects.requireNonNull(model);
        Objects.requireNonNull(stability);
        wishes = List.copyOf(wishes);
    }

    /**
     * Analyses a model.
     *
     * @param model the model
     * @param figures figures of a study, or {@link Figures#NONE}
     * @return what is found
     * @throws MissingFigure when the model needs a figure that is not there and has no value of its own for it
     */
    public static TermsAnalysis of(ConflictModel model, Figures figures) {
        Rankings rankings = new Ranker(model).rankings(Stance.central(model, figures), true);
        boolean small = model.space().states() <= MOST_STATES && model.parties().size() <= CoalitionStability.MOST_PARTIES;
        MoveGraph moves = small ? ListedMoves.of(model.moves()) : model.moves();
        CoalitionStability groups = small ? CoalitionStability.of(moves, rankings, model.joint()) : null;
        boolean drawn = small && model.draws() > 0 && !Robustness.opens(model, figures).isEmpty();
        List<WishedOutcome> wishes = new ArrayList<>();
        for (int wished : small ? model.wished() : List.<Integer>of()) {
            wishes.add(WishedOutcome.of(model, figures, Concept.SEQ, wished));
        }
        return new TermsAnalysis(
                model,
                figures,
                rankings,
                Stability.of(moves, rankings, model.joint()),
                groups,
                small ? Foresight.limited(moves, rankings, model.horizon()) : null,
                small ? Foresight.nonMyopic(moves, rankings) : null,
                Evolution.of(moves, rankings, model.statusQuo()),
                small ? Evolution.together(moves, groups, model.statusQuo()) : null,
                drawn ? Robustness.of(model, figures, model.draws(), model.seed()) : null,
                wishes);
    }

    /**
     * The states that are worth a reader's look: the status quo, the equilibria of the central case in the sense of SEQ, GMR
     * or Nash for parties alone that are also among the most frequent over the draws, and wished outcomes.
     *
     * @param most how many at most, besides the status quo and wished outcomes
     * @return states, the status quo first
     */
    public List<Integer> notable(int most) {
        List<Integer> out = new ArrayList<>(List.of(model.statusQuo()));
        List<Integer> candidates = new ArrayList<>();
        for (Concept c : List.of(Concept.NASH, Concept.SEQ)) {
            stability.equilibria(c).stream().limit(10_000).forEach(candidates::add);
            if (robustness != null) {
                candidates.addAll(robustness.outcomes(c));
            }
        }
        candidates.stream()
                .distinct()
                .sorted(java.util.Comparator.comparingDouble((Integer s) -> -weight(s)).thenComparing(s -> s))
                .filter(s -> !out.contains(s))
                .limit(most)
                .forEach(out::add);
        model.wished().stream().filter(s -> !out.contains(s)).forEach(out::add);
        return out;
    }

    /** Order of notable states: share over draws, then equilibria of the central case. */
    private double weight(int s) {
        double share = robustness == null ? 0 : robustness.share(Concept.SEQ, s) + 0.5 * robustness.share(Concept.NASH, s);
        return share + (stability.equilibrium(Concept.SEQ, s) ? 0.5 : 0) + (stability.equilibrium(Concept.NASH, s) ? 0.25 : 0);
    }

    /**
     * The study's alternatives, as its figures name them.
     *
     * @return names in alphabetical order; none when the model stands alone
     */
    public List<String> alternatives() {
        return figures.names().stream()
                .filter(f -> f.startsWith("alternatives."))
                .map(f -> f.split("\\.")[1])
                .distinct()
                .toList();
    }

    /**
     * A red line's figure for an alternative.
     *
     * @param line a red line about a figure
     * @param alternative name of the alternative
     * @return its value, NaN when it is not known
     */
    public double figure(RedLine line, String alternative) {
        return figures.value(RedLine.figure(line.figure(), alternative));
    }

    /**
     * A value in a state, in the central case.
     *
     * @param value number of the value in the model
     * @param state the state
     * @return the number
     */
    public double value(int value, int state) {
        Value v = model.values().get(value);
        return figures.number(v.cases().get(v.caseOf(model.space().choice(state))), null);
    }

    /**
     * What the options of a state select in a study. Of two options that select the same kind the later one in the model
     * counts.
     *
     * @param state the state
     * @return name by kind, for example {@code river} by {@code alternative}
     */
    public java.util.SortedMap<String, String> selected(int state) {
        java.util.SortedMap<String, String> out = new java.util.TreeMap<>();
        List<String> taken = model.taken(state);
        model.options().stream().filter(o -> taken.contains(o.name())).forEach(o -> out.putAll(o.selects()));
        return out;
    }

    /**
     * Whether limited-move and non-myopic stability rest on a rule of Thalweg's own ({@link Foresight#OWN_RULE}).
     *
     * @return true for more than two parties
     */
    public boolean ownForesight() {
        return model.parties().size() > 2;
    }

    /**
     * What a state means on the ground.
     *
     * @param state the state
     * @return figures of what its options select
     */
    public OutcomeFigures onTheGround(int state) {
        return OutcomeFigures.of(figures, selected(state));
    }
}

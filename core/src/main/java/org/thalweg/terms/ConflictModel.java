package org.thalweg.terms;

import java.util.List;
import java.util.Objects;

/**
 * Parties, what they can do, and what they like. Immutable.
 *
 * @param name name for readers
 * @param summary a sentence or two; may be empty
 * @param parties at least one
 * @param options what they can do; none when states are named one by one
 * @param rules what every state must keep
 * @param space the states
 * @param moves who can move from which state to which
 * @param statusQuo the state in which things are
 * @param preferences what each party likes
 * @param values numbers that statements compare
 * @param redLines conditions that parties have named
 * @param joint what several parties can reach together
 * @param horizon moves looked ahead for limited-move stability
 * @param draws number of draws for robustness
 * @param seed of the draws
 * @param wished outcomes for which the smallest change is looked for
 */
public record ConflictModel(
        String name,
        String summary,
        List<Party> parties,
        List<Option> options,
        List<Rule> rules,
        StateSpace space,
        MoveGraph moves,
        int statusQuo,
        List<Preference> preferences,
        List<Value> values,
        List<RedLine> redLines,
        JointMoves joint,
        int horizon,
        int draws,
        long seed,
        List<Integer> wished) {
    /** The most parties. */
    public static final int MOST_PARTIES = 20;

    /** Checks and copies. */
    public ConflictModel {
        Objects.requireNonNull(name);
        Objects.requireNonNull(joint);
        parties = List.copyOf(parties);
        options = List.copyOf(options);
        rules = List.copyOf(rules);
        preferences = List.copyOf(preferences);
        values = List.copyOf(values);
        redLines = List.copyOf(redLines);
        wished = List.copyOf(wished);
        if (parties.isEmpty() || parties.size() > MOST_PARTIES || preferences.size() != parties.size()
                || moves.parties() != parties.size() || moves.states() != space.states()) {
            throw new IllegalArgumentException("parties, preferences and moves do not fit each other");
        }
        if (statusQuo < 0 || statusQuo >= space.states() || horizon < 1 || draws < 0) {
            throw new IllegalArgumentException("the status quo is a state, the horizon at least 1");
        }
    }

    /**
     * Names of the options taken up in a state.
     *
     * @param state the state
     * @return names in the order of the options
     */
    public List<String> taken(int state) {
        List<String> taken = new java.util.ArrayList<>();
        for (int k = 0; k < options.size(); k++) {
            if ((space.choice(state) & ~space.open(state) & 1 << k) != 0) {
                taken.add(options.get(k).name());
            }
        }
        return taken;
    }

    /**
     * Names of a group's members.
     *
     * @param group members, bit by bit
     * @return their titles in the order of the parties
     */
    public List<String> titles(int group) {
        List<String> titles = new java.util.ArrayList<>();
        for (int p = 0; p < parties.size(); p++) {
            if ((group >> p & 1) != 0) {
                titles.add(parties.get(p).title());
            }
        }
        return titles;
    }
}

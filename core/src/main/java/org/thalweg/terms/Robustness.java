package org.thalweg.terms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * How often each state is an equilibrium when everything left open is drawn from its range, and which single thing decides
 * it: for each of them the draws are parted by what was drawn for it (the reading; the earlier or later half of its places;
 * the lower or upper half of its range), and the shares in the parts are compared.
 */
public final class Robustness {
    /** Concepts that are counted. */
    public static final List<Concept> CONCEPTS = List.of(Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ);

    /** The largest model. */
    public static final int MOST_STATES = 20_000;

    /** Draws that are analysed together, on all processors. */
    private static final int BATCH = 4096;

    /**
     * Something left open.
     *
     * @param party whose; -1 for a value
     * @param name of the statement or the value
     * @param what what is open about it: {@code reading}, {@code place} or {@code number}
     * @param parts what the draws are parted by
     */
    public record Open(int party, String name, String what, List<String> parts) {
        /** Copies. */
        public Open {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What decides an outcome.
     *
     * @param open what is drawn
     * @param shares share of draws in which the outcome is an equilibrium, by part
     */
    public record Decisive(Open open, double[] shares) {
        /** Greatest difference between two parts. @return 0 to 1 */
        public double swing() {
            double[] known = Arrays.stream(shares).filter(v -> !Double.isNaN(v)).toArray();
            return known.length == 0 ? 0 : Arrays.stream(known).max().orElse(0) - Arrays.stream(known).min().orElse(0);
        }
    }

    private final int draws;
    private final int[][] counts;
    private final List<Open> opens;
    /** Draws by open thing and part; and equilibria by concept, open thing, part and state. */
    private final int[][] parted;

    private final int[][][][] hits;
    private final int different;

    private Robustness(int draws, int[][] counts, List<Open> opens, int[][] parted, int[][][][] hits, int different) {
        this.draws = draws;
        this.counts = counts;
        this.opens = opens;
        this.parted = parted;
        this.hits = hits;
        this.different = different;
    }

    /**
     * Draws and analyses.
     *
     * @param model the model
     * @param figures figures of the study
     * @param draws number of draws, at least 1
     * @param seed of the draws
     * @return shares
     * @throws IllegalArgumentException for more than {@link #MOST_STATES} states
     */
    public static Robustness of(ConflictModel model, Figures figures, int draws, long seed) {
        int states = model.space().states();
        if (states > MOST_STATES || draws < 1) {
            throw new IllegalArgumentException("draws are for up to " + MOST_STATES + " states");
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Open> opens = opens(model, figures);
        Parting parting = new Parting(model, opens);
        int[][] parted = new int[opens.size()][];
        int[][][][] hits = new int[CONCEPTS.size()][opens.size()][][];
        for (int k = 0; k < parted.length; k++) {
            parted[k] = new int[opens.get(k).parts().size()];
            for (int[][][] row : hits) {
                row[k] = new int[parted[k].length][states];
            }
        }
        int[][] counts = new int[CONCEPTS.size()][states];
        DrawnEquilibria equilibria = new DrawnEquilibria(model);
        for (int first = 0; first < draws; first += BATCH) {
            List<Stance> stances = new ArrayList<>();
            for (int d = first; d < Math.min(draws, first + BATCH); d++) {
                stances.add(Stance.drawn(model, figures, random));
            }
            List<BitSet[]> found = equilibria.of(stances);
            for (int d = 0; d < found.size(); d++) {
                count(found.get(d), parting.parts(stances.get(d)), counts, parted, hits);
            }
        }
        return new Robustness(draws, counts, opens, parted, hits, equilibria.different());
    }

    private static void count(BitSet[] found, int[] part, int[][] counts, int[][] parted, int[][][][] hits) {
        for (int k = 0; k < part.length; k++) {
            parted[k][part[k]]++;
        }
        for (int c = 0; c < found.length; c++) {
            for (int s = found[c].nextSetBit(0); s >= 0; s = found[c].nextSetBit(s + 1)) {
                counts[c][s]++;
                for (int k = 0; k < part.length; k++) {
                    hits[c][k][part[k]][s]++;
                }
            }
        }
    }

    /** Everything left open, in the model's order. */
    static List<Open> opens(ConflictModel model, Figures figures) {
        List<Open> out = new ArrayList<>();
        for (int p = 0; p < model.parties().size(); p++) {
            for (Statement s : Stance.statements(model, p)) {
                if (s.readings().size() > 1) {
                    out.add(new Open(p, s.name(), "reading", s.readings().stream().map(Robustness::label).toList()));
                }
                if (s.low() < s.high()) {
                    out.add(new Open(p, s.name(), "place", List.of("weightier", "less weighty")));
                }
            }
        }
        for (Value v : model.values()) {
            if (v.cases().stream().anyMatch(c -> !figures.has(c) && c.low() < c.high())) {
                out.add(new Open(-1, v.name(), "number", List.of("low", "high")));
            }
        }
        return out;
    }

    private static String label(Reading reading) {
        return reading.evidence().voice().isEmpty() ? reading.words() : reading.words() + " (" + reading.evidence().voice() + ")";
    }

    /** Tells the part that a draw belongs to, for each open thing. */
    private static final class Parting {
        private final ConflictModel model;
        private final List<Open> opens;
        /** By open thing, the number of its statement with its party, or of its value. */
        private final int[] number;

        Parting(ConflictModel model, List<Open> opens) {
            this.model = model;
            this.opens = opens;
            this.number = new int[opens.size()];
            for (int k = 0; k < number.length; k++) {
                Open open = opens.get(k);
                List<String> names = open.party() < 0
                        ? model.values().stream().map(Value::name).toList()
                        : Stance.statements(model, open.party()).stream().map(Statement::name).toList();
                number[k] = names.indexOf(open.name());
            }
        }

        int[] parts(Stance stance) {
            int[] part = new int[number.length];
            for (int k = 0; k < part.length; k++) {
                Open open = opens.get(k);
                part[k] = open.party() < 0 ? ofValue(number[k], stance) : ofStatement(open, number[k], stance);
            }
            return part;
        }

        private int ofStatement(Open open, int k, Stance stance) {
            if (open.what().equals("reading")) {
                return stance.reading()[open.party()][k];
            }
            Statement s = Stance.statements(model, open.party()).get(k);
            return stance.place()[open.party()][k] <= 0.5 * (s.low() + s.high()) ? 0 : 1;
        }

        /** Low or high by the mean of where in their ranges the value's cases were drawn. */
        private int ofValue(int v, Stance stance) {
            List<Value.Case> cases = model.values().get(v).cases();
            double sum = 0;
            int n = 0;
            for (int c = 0; c < cases.size(); c++) {
                double width = cases.get(c).high() - cases.get(c).low();
                if (width > 0) {
                    sum += (stance.number()[v][c] - cases.get(c).low()) / width;
                    n++;
                }
            }
            return sum <= 0.5 * n ? 0 : 1;
        }
    }

    /** Number of draws. @return at least 1 */
    public int draws() {
        return draws;
    }

    /** Number of analyses that were needed: different rankings that came up. @return at most the draws */
    public int different() {
        return different;
    }

    /** Everything left open. @return in the model's order */
    public List<Open> opens() {
        return List.copyOf(opens);
    }

    /**
     * Share of draws in which a state is an equilibrium.
     *
     * @param concept one of {@link #CONCEPTS}
     * @param state the state
     * @return 0 to 1
     */
    public double share(Concept concept, int state) {
        return (double) counts[CONCEPTS.indexOf(concept)][state] / draws;
    }

    /**
     * What is left open, by how much it moves the share of an outcome.
     *
     * @param concept one of {@link #CONCEPTS}
     * @param state the outcome
     * @return greatest swing first
     */
    public List<Decisive> decisive(Concept concept, int state) {
        int c = CONCEPTS.indexOf(concept);
        List<Decisive> out = new ArrayList<>();
        for (int k = 0; k < opens.size(); k++) {
            double[] shares = new double[parted[k].length];
            for (int part = 0; part < shares.length; part++) {
                shares[part] = parted[k][part] == 0 ? Double.NaN : (double) hits[c][k][part][state] / parted[k][part];
            }
            out.add(new Decisive(opens.get(k), shares));
        }
        out.sort((a, b) -> Double.compare(b.swing(), a.swing()));
        return out;
    }

    /**
     * States by share, greatest first; states that never come up are left out.
     *
     * @param concept one of {@link #CONCEPTS}
     * @return states
     */
    public List<Integer> outcomes(Concept concept) {
        int[] row = counts[CONCEPTS.indexOf(concept)];
        List<Integer> out = new ArrayList<>();
        for (int s = 0; s < row.length; s++) {
            if (row[s] > 0) {
                out.add(s);
            }
        }
        out.sort((a, b) -> row[b] != row[a] ? row[b] - row[a] : a - b);
        return out;
    }
}

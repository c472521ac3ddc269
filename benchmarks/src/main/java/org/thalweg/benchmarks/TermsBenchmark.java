package org.thalweg.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.thalweg.study.TermsReader;
import org.thalweg.terms.ConflictModel;
import org.thalweg.terms.Figures;
import org.thalweg.terms.TermsAnalysis;

/**
 * The analysis of a conflict model of six parties as it grows: rankings, stability of parties and evolution; groups, foresight
 * besides up to 10 000 states. Ten statements of two options for each party, no rules, so that there are 2^options states.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class TermsBenchmark {
    private static final int PARTIES = 6;
    private static final int STATEMENTS = 10;

    /** Number of options. */
    @Param({"8", "10", "12", "14", "16", "18", "20"})
    public int options;

    /** Whether every option may be given up again. */
    @Param({"true", "false"})
    public boolean reversible;

    private ConflictModel model;

    /** Makes the model. */
    @Setup
    public void make() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        StringBuilder text = new StringBuilder("name: large\nparties: {");
        for (int p = 0; p < PARTIES; p++) {
            text.append(p == 0 ? "" : ", ").append('p').append(p).append(": {}");
        }
        text.append("}\noptions:\n");
        for (int k = 0; k < options; k++) {
            String turn = reversible || random.nextInt(3) > 0 ? "both" : "'on'";
            text.append("  o").append(k).append(": {party: p").append(k % PARTIES).append(", turn: ").append(turn).append("}\n");
        }
        text.append("status_quo: []\nrobustness: {draws: 0}\npreferences:\n");
        for (int p = 0; p < PARTIES; p++) {
            text.append("  p").append(p).append(":\n");
            for (int k = 0; k < STATEMENTS; k++) {
                text.append("    - {name: s").append(k).append(", prefer: ").append(literal(random))
                        .append(random.nextBoolean() ? " and " : " or ").append(literal(random)).append("}\n");
            }
        }
        model = TermsReader.read("large.yaml", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String literal(RandomGenerator random) {
        return (random.nextBoolean() ? "not " : "") + "o" + random.nextInt(options);
    }

    /**
     * Analyses it.
     *
     * @return what is found
     */
    @Benchmark
    public TermsAnalysis analyse() {
        return TermsAnalysis.of(model, Figures.NONE);
    }
}

package org.thalweg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.thalweg.corridor.LowerBound;
import org.thalweg.standard.Mode;
import org.thalweg.study.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds a lower bound on cost without planning a line. */
@Command(
        name = "bound",
        description = "Finds what no line of one mode can cost less than, closer than a study does, and plans nothing.")
final class BoundCommand implements Callable<Integer> {
    private static final int FEWEST = 20_000;
    private static final int MOST = 50_000_000;

    private final Engine engine;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LinesOptions lines;

    @Option(
            names = "--states",
            paramLabel = "N",
            defaultValue = "3000000",
            description = "Effort: greatest number of states of the mesh, about 200 bytes each. A study takes 600000."
                    + " Default: ${DEFAULT-VALUE}.")
    private int states;

    @Option(names = "--cost", paramLabel = "COST", description = "Cost of a line: its gap is printed too.")
    private Double cost;

    @Mixin
    private CommonOptions common;

    BoundCommand(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Integer call() throws IOException {
        if (states < FEWEST || states > MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--states needs a number from " + FEWEST + " to " + MOST + ": " + states);
        }
        if (cost != null && !(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
            throw new ParameterException(spec.commandLine(), "--cost needs the cost of a line, above 0: " + cost);
        }
        Scenario read = engine.scenario(lines.scenario());
        LowerBound.Result bound = engine.bound(read, lines.mode(), lines.alternative(), states);
        print(bound, read.currency(), spec.commandLine().getOut());
        return ExitCode.DONE;
    }

    private void print(LowerBound.Result bound, String currency, PrintWriter out) {
        if (bound.value() == Double.POSITIVE_INFINITY) {
            out.println("No way is left between the gates: no line of this mode can be built.");
            return;
        }
        String kind = lines.mode() == Mode.ROAD ? "road" : "railway";
        out.printf(Locale.ROOT, "No %s costs less than %,.0f %s.%n", kind, bound.value(), currency);
        out.printf(
                Locale.ROOT, "Squares of %.0f m, levels of %.1f m, %,d states.%n", bound.side(), bound.rise(), bound.states());
        if (cost != null) {
            out.printf(Locale.ROOT, "Gap of a line of %,.0f: %.1f %%.%n", cost, 100 * (cost / bound.value() - 1));
        }
    }
}

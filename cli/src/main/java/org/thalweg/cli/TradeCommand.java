package org.thalweg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.thalweg.export.TradeFiles;
import org.thalweg.report.TradePage;
import org.thalweg.security.LineSecurity;
import org.thalweg.standard.Mode;
import org.thalweg.study.Line;
import org.thalweg.study.NoLine;
import org.thalweg.study.Scenario;
import org.thalweg.study.Trade;
import org.thalweg.study.TradeCondition;
import org.thalweg.study.TradePoint;
import org.thalweg.study.TradeRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prices a condition. */
@Command(
        name = "trade",
        description = "Plans one alternative again for each value of a condition, and sets cost, length, time and exposure against it.")
final class TradeCommand implements Callable<Integer> {
    private final Engine engine;
    private final Main.Place place;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private ScenarioOption scenario;

    @Option(
            names = "--vary",
            required = true,
            paramLabel = "KEY=VALUES",
            description = "The condition and its values: setback=0,250,500 (m; setback:BORDER where there are several),"
                    + " zone:NAME=with,without, reuse=with,without, rail.max_grade_permil=12,18 (any figure of a mode's standard),"
                    + " road.standard=road-60-mountain,road-80-mountain, cost:tunnel.rail.per_m=12000,18000 (any unit cost),"
                    + " weight:border=0,1,2.")
    private String vary;

    @Option(
            names = {"-a", "--alternative"},
            paramLabel = "NAME",
            description = "The alternative to plan. Left out: the scenario's first.")
    private String alternative;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            defaultValue = "thalweg-trade",
            description = "Folder for trade.html, trade.json and the lines: new, empty, or an earlier output, which is replaced"
                    + " (default: ${DEFAULT-VALUE}).")
    private Path out;

    TradeCommand(Engine engine, Main.Place place) {
        this.engine = engine;
        this.place = place;
    }

    @Override
    public Integer call() throws IOException {
        engine.checkOutput(out);
        TradeCondition condition = TradeCondition.parse(vary);
        Scenario read = scenario.read(engine, place);
        Trade trade;
        try (ConsoleProgress progress = common.progress(place)) {
            TradeRunner.Result result = TradeRunner.run(read, condition, alternative, threads.count(), progress);
            trade = result.trade();
            if (trade.points().stream().allMatch(p -> p.lines().isEmpty())) {
                throw new NoLine("No value of " + condition.key() + " that was tried can be met. " + trade.points().get(0).limit());
            }
            progress.at("Writing the files", 1);
            TradeFiles.write(trade, out, TradePage::render, result.seconds());
        }
        return print(trade);
    }

    private int print(Trade trade) {
        PrintWriter to = spec.commandLine().getOut();
        to.println(trade.scenario().name() + ", alternative " + trade.alternative().name());
        to.println("Ground: " + trade.terrainNote());
        to.println();
        table(trade).print(to);
        to.println();
        TradePage.sentences(trade).forEach(s -> to.println(s.replace('\u00a0', ' ')));
        trade.notes().forEach(to::println);
        to.println();
        to.println("Page:  " + out.resolve("trade.html"));
        to.println("Files: " + out);
        boolean broken = trade.points().stream().anyMatch(p -> !p.lines().isEmpty() && !p.met());
        if (broken) {
            spec.commandLine().getErr().println("thalweg: at a value a planned line breaks its standard, as the table shows");
        }
        return broken ? ExitCode.BROKEN_RULE : ExitCode.DONE;
    }

    private static Table table(Trade trade) {
        List<String> heads = new ArrayList<>(List.of(trade.condition().key() + (trade.unit().isEmpty() ? "" : " " + trade.unit()), "mode",
                ">cost " + trade.scenario().currency(), ">length km", trade.runs() ? ">minutes, run" : ">minutes"));
        trade.scenario().borders().forEach(b -> heads.add(">% < 1 km of " + b.name()));
        trade.scenario().security().watches().forEach(w -> heads.add(">% seen from " + w.border().name()));
        heads.addAll(List.of("audit", "planned for"));
        Table table = new Table(heads.toArray(String[]::new));
        for (TradePoint p : trade.points()) {
            String value = p.value() + (trade.isGiven(p) ? " (as is)" : "");
            if (p.lines().isEmpty()) {
                List<String> cells = new ArrayList<>(List.of(value, "no line"));
                while (cells.size() < heads.size()) {
                    cells.add("-");
                }
                table.row(cells.toArray(String[]::new));
            }
            p.lines().forEach((mode, line) -> table.row(row(value, mode, line, p, trade.runs())));
        }
        return table;
    }

    private static String[] row(String value, Mode mode, Line line, TradePoint p, boolean runs) {
        LineSecurity exposure = p.exposure().get(mode);
        List<String> cells = new ArrayList<>(List.of(value, mode.slug(), String.format(Locale.ROOT, "%,.0f", line.bill().total()),
                Summary.kilometres(line.alignment().length()), String.format(Locale.ROOT, "%.1f", (runs ? p.time(mode) : line.travelTime()) / 60)));
        exposure.distances().forEach(d -> cells.add(percent(d.shareUnder(1000))));
        exposure.exposures().forEach(e -> cells.add(percent(e.shareSeen())));
        cells.add(Summary.verdict(line.audit()));
        cells.add(p.from().get(mode));
        return cells.toArray(String[]::new);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}

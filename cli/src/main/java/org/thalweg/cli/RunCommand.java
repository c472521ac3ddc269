package org.thalweg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.thalweg.export.RunJson;
import org.thalweg.export.RunLine;
import org.thalweg.operation.CurveResistance;
import org.thalweg.operation.Descents;
import org.thalweg.operation.Formation;
import org.thalweg.operation.LineProfile;
import org.thalweg.operation.RoadVehicle;
import org.thalweg.operation.Run;
import org.thalweg.operation.RunSettings;
import org.thalweg.operation.VehicleSheet;
import org.thalweg.report.RunSheet;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.standard.StandardPresets;
import org.thalweg.study.BadInput;
import org.thalweg.study.StudyOperation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one train, truck or car over a line. */
@Command(
        name = "run",
        description = "Runs one train, truck or car over a line: time, speed, energy, and where and why it stalls.")
final class RunCommand implements Callable<Integer> {
    /** Length of a train that loops are taken to hold (m), for the heaviest train. */
    private static final double USABLE = 850;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "LINE",
            description = "The line: an alignment.json, LandXML, a GeoJSON LineString with heights, or a table of stations"
                    + " (CSV with station_m and elevation_m; curvature_per_m, cant_mm and speed_kmh are used if there).")
    private Path line;

    @Option(names = {"-t", "--train"}, paramLabel = "PRESET", description = "A train, for example freight-1520-electric.")
    private String train;

    @Option(names = "--truck", paramLabel = "PRESET", description = "A truck or car, for example truck-40t.")
    private String truck;

    @Option(names = "--wagons", paramLabel = "N", description = "Wagons, in place of the preset's.")
    private Integer wagons;

    @Option(names = "--locomotives", paramLabel = "N", description = "Locomotives, in place of the preset's.")
    private Integer locomotives;

    @Option(
            names = {"-d", "--direction"},
            paramLabel = "WAY",
            defaultValue = "both",
            description = "forward (with the stations), backward or both. Default: ${DEFAULT-VALUE}.")
    private String direction;

    @Option(
            names = "--standard",
            paramLabel = "ID",
            description = "The standard that gives cant and speed where the line does not. Default: rail-1520-80, or"
                    + " road-80-mountain.")
    private String standard;

    @Option(
            names = "--curve-resistance",
            paramLabel = "RULE",
            defaultValue = "700",
            description = "What curves add to a train's resistance: 700 (700/R permil), roeckl or none. Default: ${DEFAULT-VALUE}.")
    private String curves;

    @Option(names = "--crs", paramLabel = "EPSG:N", description = "The grid on which a line in degrees is measured.")
    private String crs;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write a drawing of speed and energy over distance, into a file that ends in .svg or .html.")
    private Path out;

    @Mixin
    private FitOption fit;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    private RunSettings settings() {
        CurveResistance rule = switch (curves) {
            case "700" -> CurveResistance.LOCAL_700;
            case "roeckl" -> CurveResistance.ROECKL;
            case "none" -> CurveResistance.NONE;
            default -> throw new BadInput("--curve-resistance is '" + curves + "': it is 700, roeckl or none.");
        };
        RunSettings usual = RunSettings.RAIL;
        return new RunSettings(usual.step(), usual.gravity(), rule, usual.averaged(), usual.least());
    }

    @Override
    public Integer call() throws IOException {
        if ((train == null) == (truck == null)) {
            throw new BadInput("name one vehicle: --train " + VehicleSheet.ids().get(0) + " or --truck truck-40t.");
        }
        if (!List.of("forward", "backward", "both").contains(direction)) {
            throw new BadInput("--direction is '" + direction + "': it is forward, backward or both.");
        }
        checkOut();
        VehicleSheet sheet = sheet(train != null ? train : truck);
        Mode mode = sheet.kind().onRails() ? Mode.RAIL : Mode.ROAD;
        LineProfile there = RunLine.read(line, crs, fit.tolerance(), rules(mode));
        Map<String, Run> runs = new LinkedHashMap<>();
        Map<String, Optional<StudyOperation.Load>> loads = new LinkedHashMap<>();
        for (String way : List.of("forward", "backward")) {
            if (direction.equals("both") || direction.equals(way)) {
                LineProfile along = way.equals("forward") ? there : there.reversed();
                try {
                    one(sheet, way, along, runs, loads);
                } catch (IllegalArgumentException bad) {
                    throw new BadInput(sheet.id() + " cannot run " + way + " over " + line + ": " + bad.getMessage() + ".");
                }
            }
        }
        print(sheet, runs, loads);
        return ExitCode.DONE;
    }

    private void checkOut() {
        if (out == null) {
            return;
        }
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".svg") && !name.endsWith(".html")) {
            throw new BadInput(out + ": name a file that ends in .svg or .html.");
        }
        Path folder = out.toAbsolutePath().getParent();
        if (Files.isDirectory(out) || folder == null || !Files.isDirectory(folder)) {
            throw new BadInput(out + ": " + (Files.isDirectory(out) ? "this is a folder" : "its folder is not there")
                    + "; name a file in a folder that there is.");
        }
    }

    private VehicleSheet sheet(String id) {
        try {
            VehicleSheet sheet = VehicleSheet.preset(id);
            if (sheet.kind().onRails() != (train != null)) {
                throw new BadInput("'" + id + "' is a " + (train == null ? "train: use --train." : "road vehicle: use --truck."));
            }
            if (!sheet.kind().onRails() && (wagons != null || locomotives != null)) {
                throw new BadInput("--wagons and --locomotives are for trains: leave them out with --truck.");
            }
            sheet = wagons == null ? sheet : sheet.with("wagons", (double) wagons);
            return locomotives == null ? sheet : sheet.with("locomotives", (double) locomotives);
        } catch (IllegalArgumentException bad) {
            throw new BadInput(bad.getMessage() + "; there are " + String.join(", ", VehicleSheet.ids()) + ".");
        }
    }

    private DesignStandard rules(Mode mode) {
        String id = standard != null ? standard : mode == Mode.RAIL ? "rail-1520-80" : "road-80-mountain";
        if (!StandardPresets.ids().contains(id) || StandardPresets.load(id).mode() != mode) {
            throw new BadInput("--standard is '" + id + "', which is no standard for " + mode.slug() + ": there are "
                    + String.join(", ", StandardPresets.ids()) + ".");
        }
        return StandardPresets.load(id).standard();
    }

    private void one(
            VehicleSheet sheet,
            String way,
            LineProfile along,
            Map<String, Run> runs,
            Map<String, Optional<StudyOperation.Load>> loads) {
        if (sheet.kind().onRails()) {
            Formation formation = sheet.formation();
            Run run = Run.of(formation.train(1), along, settings());
            runs.put(way, run);
            loads.put(way, Optional.of(StudyOperation.Load.of(formation, run, USABLE)));
        } else {
            RoadVehicle vehicle = sheet.roadVehicle();
            runs.put(way, Run.of(vehicle, Descents.limited(vehicle, along), RunSettings.ROAD));
        }
    }

    private void print(VehicleSheet sheet, Map<String, Run> runs, Map<String, Optional<StudyOperation.Load>> loads)
            throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        List<String> stalls = new ArrayList<>();
        runs.forEach((way, run) -> run.stall().ifPresent(s ->
                stalls.add(RunSheet.stall(sheet.title(), way, run, loads.getOrDefault(way, Optional.empty())))));
        if (out != null) {
            Files.write(out, drawing(sheet, runs, stalls).getBytes(StandardCharsets.UTF_8));
        }
        if (json) {
            console.print(RunJson.text(sheet.id(), line.toString(), runs, loads));
            return;
        }
        Run any = runs.values().iterator().next();
        console.println(sheet.title() + ", on " + line + ", " + Summary.kilometres(any.line().length()) + " km, "
                + number(any.vehicle().mass() / 1000, 0) + " t");
        console.println();
        Table table = new Table("Way", ">Time, min", ">Mean km/h", ">Least on grades, km/h", ">At the wheel, kWh",
                ">Brakes, kWh", ">From the source, kWh", ">Fuel, l", ">Most wagons");
        runs.forEach((way, run) -> table.row(way,
                run.stall().isPresent() ? "stalls" : number(run.duration() / 60, 1),
                run.stall().isPresent() ? "-" : number(3.6 * run.line().length() / run.duration(), 1),
                number(3.6 * run.slowest(), 1), number(run.work().traction() / 3.6e6, 1),
                number(run.work().braking() / 3.6e6, 1), number(run.energy() / 3.6e6, 1), number(run.litres(), 1),
                loads.getOrDefault(way, Optional.empty()).flatMap(StudyOperation.Load::heaviest)
                        .map(n -> Integer.toString(n)).orElse("-")));
        table.print(console);
        stalls.forEach(s -> {
            console.println();
            console.println(s);
        });
        if (out != null) {
            console.println();
            console.println("Drawing: " + out);
        }
    }

    private String drawing(VehicleSheet sheet, Map<String, Run> runs, List<String> stalls) {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            return RunSheet.svg(sheet.title(), runs.get("forward"), runs.get("backward"));
        }
        List<String> words = new ArrayList<>(stalls);
        runs.forEach((way, run) -> {
            if (run.stall().isEmpty()) {
                words.add(way + ": " + number(run.duration() / 60, 1) + " min, " + number(run.work().traction() / 3.6e6, 1)
                        + " kWh at the wheel, " + number(run.energy() / 3.6e6, 1) + " kWh from the source");
            }
        });
        return RunSheet.html(sheet.title(), words, runs.get("forward"), runs.get("backward"));
    }

    private static String number(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "-";
    }
}

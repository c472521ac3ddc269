package org.thalweg.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thalweg.cost.StationTable;
import org.thalweg.geometry.Pose;
import org.thalweg.security.VisibilityMap;
import org.thalweg.standard.Mode;
import org.thalweg.study.Alternative;
import org.thalweg.study.Line;
import org.thalweg.study.ModePlan;
import org.thalweg.study.Scenario;
import org.thalweg.study.Study;
import org.thalweg.territory.Border;
import org.thalweg.territory.Gate;
import org.thalweg.territory.Zone;

/** The maps of a study: all alternatives, the corridor bands, and each alternative in sheets of a larger scale. */
final class Maps {
    /** Room for the graticule's numbers left of and under a map. */
    private static final double EDGE = 15;

    private final Study study;
    private final Backdrop backdrop;
    private final Graticule graticule;
    private final Window whole;
    private final List<Zone> zones;

    Maps(Study study) {
        this.study = study;
        List<Line> all = new ArrayList<>();
        study.alternatives().forEach(a -> all.addAll(a.lines().values()));
        Window tight = extent(all, 0, 1, 0);
        double span = Math.max(tight.east() - tight.west(), tight.north() - tight.south());
        this.whole = extent(all, 0, 1, Math.max(150, Math.min(1500, 0.05 * span)));
        this.backdrop = new Backdrop(study, everySheet());
        this.graticule = new Graticule(study.scenario().crs());
        Map<String, Zone> byName = new LinkedHashMap<>();
        for (ModePlan plan : study.scenario().modes().values()) {
            plan.zones().forEach(z -> byName.putIfAbsent(z.name() + z.rule(), z));
        }
        this.zones = List.copyOf(byName.values());
    }

    /** Box around every map that this report draws, on both of its widths. */
    private Window everySheet() {
        Window box = fit(whole, HtmlReport.WIDE, 0);
        for (VisibilityMap map : study.security().maps()) {
            box = around(box, fit(watched(map), HtmlReport.WIDE, 0));
        }
        for (double width : new double[] {HtmlReport.WIDE, HtmlReport.NARROW}) {
            for (Alternative alternative : study.alternatives()) {
                for (Window w : windows(alternative, width)) {
                    box = around(box, w);
                }
            }
        }
        return box;
    }

    private static Window around(Window a, Window b) {
        return new Window(Math.min(a.west(), b.west()), Math.min(a.south(), b.south()),
                Math.max(a.east(), b.east()), Math.max(a.north(), b.north()), 0, 0, 1);
    }

    /** The hidden drawing that the maps refer to. */
    String definitions() {
        return backdrop.definitions();
    }

    /** Zones shown, one by name and rule. */
    List<Zone> zones() {
        return zones;
    }

    /** Difference of height between contours (m), 0 where the ground has none. */
    double interval() {
        return backdrop.contours().lines().isEmpty() ? 0 : backdrop.contours().interval();
    }

    /** Box around parts of lines (shares of their length), with a margin (m). */
    private static Window extent(Collection<Line> lines, double from, double to, double margin) {
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (Line line : lines) {
            StationTable t = line.stations();
            double length = line.alignment().length();
            for (int i = 0; i < t.rows(); i++) {
                if (t.station()[i] >= from * length - 1 && t.station()[i] <= to * length + 1) {
                    box[0] = Math.min(box[0], t.x()[i]);
                    box[1] = Math.min(box[1], t.y()[i]);
                    box[2] = Math.max(box[2], t.x()[i]);
                    box[3] = Math.max(box[3], t.y()[i]);
                }
            }
        }
        return new Window(box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin, 0, 0, 1);
    }

    /** Fits an extent into a width, makes it less flat or less tall than what reads well, and places it. */
    private static Window fit(Window w, double width, double top) {
        double spanX = w.east() - w.west();
        double spanY = w.north() - w.south();
        double tall = Math.max(spanY, 0.42 * spanX);
        double wide = Math.max(spanX, tall / 1.15);
        double cx = 0.5 * (w.west() + w.east());
        double cy = 0.5 * (w.south() + w.north());
        double scale = (width - EDGE - 1) / wide;
        return new Window(cx - wide / 2, cy - tall / 2, cx + wide / 2, cy + tall / 2, EDGE, top, scale);
    }

    /** Begins a sheet with all that lies under the lines. */
    private MapSheet sheet(Canvas canvas, Window window, List<Border> borders) {
        MapSheet sheet = new MapSheet(canvas, window, backdrop).ground();
        sheet.territory(study.scenario().territory()).zones(zones);
        borders.forEach(b -> sheet.border(b.line()));
        return sheet;
    }

    /** All alternatives, a colour for each. */
    String overview(double width) {
        Window window = fit(whole, width, 1);
        Canvas canvas = new Canvas(width, window.height() + EDGE + 1, "Map of all alternatives");
        Scenario scenario = study.scenario();
        MapSheet sheet = sheet(canvas, window, scenario.borders());
        for (int i = study.alternatives().size() - 1; i >= 0; i--) {
            for (Line line : study.alternatives().get(i).lines().values()) {
                sheet.plain(line, Ink.series(i));
            }
        }
        sheet.scaleAndNorth();
        gates(sheet, study.alternatives().get(0).lines());
        for (int i = 0; i < study.alternatives().size(); i++) {
            Alternative a = study.alternatives().get(i);
            Line line = a.lines().get(a.lines().firstKey());
            sheet.lineName(a.spec().name(), line, Ink.series(i));
        }
        names(sheet, scenario.borders());
        sheet.frame(graticule);
        return canvas.finish();
    }

    /** The corridor band of a mode, with that mode's lines. */
    String corridor(Mode mode, double width) {
        Window window = fit(whole, width, 1);
        Canvas canvas = new Canvas(width, window.height() + EDGE + 1, "Corridor band of the " + mode.words());
        MapSheet sheet = new MapSheet(canvas, window, backdrop).ground().band(mode);
        sheet.territory(study.scenario().territory());
        study.scenario().borders().forEach(b -> sheet.border(b.line()));
        for (int i = study.alternatives().size() - 1; i >= 0; i--) {
            Line line = study.alternatives().get(i).lines().get(mode);
            if (line != null) {
                sheet.plain(line, Ink.series(i));
            }
        }
        sheet.scaleAndNorth().contourNames().frame(graticule);
        return canvas.finish();
    }

    /** What a watch sees of the ground, with its observers and all lines. */
    String visibility(VisibilityMap map, int[] best, double width) {
        Window window = fit(watched(map), width, 1);
        String border = map.observers().watch().border().name();
        Canvas canvas = new Canvas(
                width, window.height() + EDGE + 1, "What is seen from beyond the border " + border);
        MapSheet sheet = new MapSheet(canvas, window, backdrop).ground().seen(map);
        study.scenario().borders().forEach(b -> sheet.border(b.line()));
        for (int i = study.alternatives().size() - 1; i >= 0; i--) {
            for (Line line : study.alternatives().get(i).lines().values()) {
                sheet.plain(line, Ink.series(i));
            }
        }
        sheet.observers(map, best).scaleAndNorth();
        study.scenario().borders().forEach(b -> sheet.borderName(b.name(), b.line()));
        sheet.contourNames().frame(graticule);
        return canvas.finish();
    }

    /** Box around all lines and the observers of a watch. */
    private Window watched(VisibilityMap map) {
        double[] box = {whole.west(), whole.south(), whole.east(), whole.north()};
        for (int o = 0; o < map.observers().cells().length; o++) {
            double x = map.observers().x(map.frame(), o);
            double y = map.observers().y(map.frame(), o);
            box[0] = Math.min(box[0], x);
            box[1] = Math.min(box[1], y);
            box[2] = Math.max(box[2], x);
            box[3] = Math.max(box[3], y);
        }
        return new Window(box[0], box[1], box[2], box[3], 0, 0, 1);
    }

    /** One alternative in its structures' colours, in as many sheets as its length asks for. */
    String alternative(Alternative alternative, double width) {
        List<Window> windows = windows(alternative, width);
        Window last = windows.get(windows.size() - 1);
        Canvas canvas = new Canvas(
                width, last.top() + last.height() + EDGE + 1, "Map of alternative " + alternative.spec().name());
        List<Border> borders = study.scenario().borders(alternative.spec());
        for (Window window : windows) {
            MapSheet sheet = sheet(canvas, window, borders);
            alternative.lines().values().forEach(sheet::structures);
            sheet.scaleAndNorth();
            gates(sheet, alternative.lines());
            alternative.lines().values().forEach(sheet::kilometres);
            names(sheet, borders);
            sheet.frame(graticule);
        }
        return canvas.finish();
    }

    /** The sheets of an alternative, one under the other; neighbours overlap a little. */
    private List<Window> windows(Alternative alternative, double width) {
        int sheets = sheets(alternative, width);
        List<Window> out = new ArrayList<>();
        double top = 1;
        double span = Math.max(whole.east() - whole.west(), whole.north() - whole.south());
        double margin = Math.min(700, 0.1 * span);
        for (int i = 0; i < sheets; i++) {
            double from = (double) i / sheets - (i == 0 ? 0 : 0.02);
            double to = (i + 1.0) / sheets + 0.02;
            Window window = fit(extent(alternative.lines().values(), from, to, margin), width, top);
            out.add(window);
            top += window.height() + EDGE + 6;
        }
        return out;
    }

    /** Sheets that an alternative needs so that a kilometre gets a readable length. */
    private static int sheets(Alternative alternative, double width) {
        double longest = alternative.lines().values().stream()
                .mapToDouble(l -> l.alignment().length())
                .max()
                .orElse(0);
        return (int) Math.max(1, Math.min(6, Math.ceil(longest / (width > 600 ? 25_000 : 10_000))));
    }

    private void names(MapSheet sheet, List<Border> borders) {
        sheet.zoneNames(zones);
        borders.forEach(b -> sheet.borderName(b.name(), b.line()));
        sheet.contourNames();
    }

    /** Gates where the lines pass them, each name once. */
    private void gates(MapSheet sheet, Map<Mode, Line> lines) {
        Set<String> named = new HashSet<>();
        for (Map.Entry<Mode, Line> entry : lines.entrySet()) {
            ModePlan plan = study.scenario().modes().get(entry.getKey());
            Line line = entry.getValue();
            if (plan != null) {
                gate(sheet, plan.from(), line.alignment().plan().poseAt(0), named);
                gate(sheet, plan.to(), line.alignment().plan().poseAt(line.alignment().length()), named);
            }
        }
    }

    private static void gate(MapSheet sheet, Gate gate, Pose at, Set<String> named) {
        sheet.gate(named.add(gate.name()) ? gate.name() : "", gate.place(), at.x(), at.y());
    }
}

package org.thalweg.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.thalweg.export.Decimal;
import org.thalweg.security.BorderDistance;
import org.thalweg.security.Hazard;
import org.thalweg.security.HazardStrip;
import org.thalweg.security.LineExposure;
import org.thalweg.security.LineSecurity;
import org.thalweg.security.Observers;
import org.thalweg.security.SecurityFindings;
import org.thalweg.security.VisibilityMap;
import org.thalweg.security.Watch;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;
import org.thalweg.study.Alternative;
import org.thalweg.study.Study;
import org.thalweg.terrain.Projection;

/** The pages on exposure and hazards: distances to borders, what is seen from beyond, slopes, floods and rocks. */
final class SecurityPages {
    /** Places from which most is seen that a map names, and how far apart they are at least (m). */
    private static final int PLACES = 5;

    private static final double APART = 1500;

    private final HtmlReport page;
    private final Html html;
    private final Study study;
    private final Maps maps;
    private final SecurityFindings findings;

    SecurityPages(HtmlReport page, Html html, Study study, Maps maps) {
        this.page = page;
        this.html = html;
        this.study = study;
        this.maps = maps;
        this.findings = study.security();
    }

    /** What is done with a line's findings. */
    private interface Each {
        void line(Alternative alternative, Mode mode, LineSecurity line);
    }

    private void each(Each each) {
        for (Alternative a : study.alternatives()) {
            Map<Mode, LineSecurity> lines = findings.lines().get(a.spec().name());
            if (lines != null) {
                lines.forEach((mode, line) -> each.line(a, mode, line));
            }
        }
    }

    /** All pages; none when nothing was asked. */
    void write() {
        if (findings.lines().isEmpty()) {
            return;
        }
        html.open("section class=\"sheet\"").element("h2", "Exposure and hazards");
        boolean borders = !study.scenario().borders().isEmpty();
        if (borders) {
            html.open("ul class=\"findings\"");
            each((a, mode, line) -> html.element("li", sentence(a, mode, line)));
            html.close("ul");
            distances();
        }
        for (int i = 0; i < findings.maps().size(); i++) {
            watch(i);
        }
        hazards();
        strips();
        html.close("section");
    }

    private static String name(Alternative a, Mode mode) {
        return mode.words() + " of '" + a.spec().name() + "'";
    }

    /** The exposure of a line in a sentence. */
    private static String sentence(Alternative a, Mode mode, LineSecurity line) {
        StringBuilder out = new StringBuilder("The ").append(name(a, mode));
        List<String> parts = new ArrayList<>();
        for (BorderDistance d : line.distances()) {
            parts.add("runs " + Figures.km(d.quantile(0.5), 1) + " from the border '" + d.border() + "' at the median, "
                    + Figures.percent(d.shareUnder(1000), 0) + " of it within 1\u00a0km");
        }
        for (LineExposure e : line.exposures()) {
            parts.add(Figures.percent(e.shareSeen(), 0) + " of it is in sight of some place beyond '"
                    + e.observers().watch().border().name() + "', " + Figures.percent(e.shareSeenBy(0.1), 0)
                    + " of it in sight of at least every tenth place within reach");
        }
        return out.append(' ').append(String.join("; ", parts)).append('.').toString();
    }

    private void open(String caption, String... heads) {
        html.element("p class=\"caption\"", caption).open("div class=\"scroll\"").open("table");
        html.head(heads);
        html.open("tbody");
    }

    private void close() {
        html.close("tbody").close("table").close("div");
    }

    private void distances() {
        open("Distance of the axis to the border, along the line", "Alternative", "Line", "Border", "Least m", "At km",
                "Nearest tenth m", "Median m", "Farthest tenth m", "Under 0.5 km", "Under 1 km", "Under 2 km", "Under 5 km");
        each((a, mode, line) -> {
            for (BorderDistance d : line.distances()) {
                html.row(a.spec().name(), mode.words(), d.border(), Figures.number(d.distance()[d.nearest()], 0),
                        Figures.number(d.station()[d.nearest()] / 1000, 1), Figures.number(d.quantile(0.1), 0),
                        Figures.number(d.quantile(0.5), 0), Figures.number(d.quantile(0.9), 0),
                        Figures.percent(d.shareUnder(500), 0), Figures.percent(d.shareUnder(1000), 0),
                        Figures.percent(d.shareUnder(2000), 0), Figures.percent(d.shareUnder(5000), 0));
            }
        });
        close();
    }

    private void watch(int i) {
        VisibilityMap map = findings.maps().get(i);
        Observers observers = map.observers();
        Watch watch = observers.watch();
        html.element("h3", "What is seen from beyond the border '" + watch.border().name() + "'");
        html.element("p", "Observers stand every " + Figures.rough(watch.spacing()) + " m up to "
                + Figures.km(watch.depth(), 1) + " beyond the border: " + Figures.number(observers.cells().length, 0)
                + " places" + (observers.withoutGround() == 0
                        ? ""
                        : ", and " + Figures.number(observers.withoutGround(), 0) + " more for which there is no ground")
                + ". Eyes at " + Figures.number(watch.eye(), 1) + " m look up to " + Figures.km(watch.reach(), 0)
                + " for something " + Figures.rough(watch.target())
                + " m above the line. The ground is bare: woods and houses would hide more. The earth's curvature and"
                + " refraction (" + Decimal.plain(watch.refraction(), 3).toPlainString() + ") are in. Whoever stands where the ground hides the"
                + " line sees nothing of it; tunnels hide it from everyone.");
        if (observers.cells().length == 0) {
            return;
        }
        seen(i);
        int[] best = best(i);
        places(i, best);
        page.figure("Share of the observers that would see something " + Figures.rough(watch.target())
                        + " m high on the ground, with all lines; dots are observers, letters the places that see most.",
                width -> maps.visibility(map, best, width));
        Map<String, String> swatches = new LinkedHashMap<>();
        for (int k = 0; k < Backdrop.SHARE.length; k++) {
            String to = Figures.percent(Backdrop.SHARE[k], 0);
            swatches.put(k == 0 ? "up to " + to : "to " + to, Swatch.tint(Backdrop.SIGHT[k], Backdrop.SIGHT_ALPHA));
        }
        swatches.put("more", Swatch.tint(Backdrop.SIGHT[Backdrop.SHARE.length], Backdrop.SIGHT_ALPHA));
        page.legend(swatches);
        page.legend(page.alternativeSwatches());
    }

    private void seen(int i) {
        open("What is seen of the lines. Hidden by tunnels: length in tunnel above which the ground is in sight",
                "Alternative", "Line", "Seen by anyone", "By 1 % of the places in reach", "By 10 %", "Mean share of places in reach",
                "Hidden by tunnels km", "Bridges seen km", "of");
        each((a, mode, line) -> {
            LineExposure e = line.exposures().get(i);
            html.row(a.spec().name(), mode.words(), Figures.percent(e.shareSeen(), 0),
                    Figures.percent(e.shareSeenBy(0.01), 0), Figures.percent(e.shareSeenBy(0.1), 0),
                    Figures.percent(e.meanShare(), 1), Figures.number(e.hiddenByTunnels() / 1000, 2),
                    Figures.number(e.seenLength(Structure.BRIDGE) / 1000, 2),
                    Figures.number(e.length(Structure.BRIDGE) / 1000, 2));
        });
        close();
    }

    /** The places that see most of all lines together. */
    private int[] best(int i) {
        VisibilityMap map = findings.maps().get(i);
        double[] all = new double[map.observers().cells().length];
        each((a, mode, line) -> {
            double[] seen = line.exposures().get(i).seenBy();
            for (int o = 0; o < all.length; o++) {
                all[o] += seen[o];
            }
        });
        return map.observers().best(all, PLACES, APART, map.frame());
    }

    private void places(int i, int[] best) {
        VisibilityMap map = findings.maps().get(i);
        Projection projection = Projection.of(study.scenario().crs());
        List<String> heads = new ArrayList<>(List.of("Place", "Longitude", "Latitude"));
        each((a, mode, line) -> heads.add(a.spec().name() + " " + mode.words() + " km"));
        open("Where most is seen from, and how much of each line", heads.toArray(String[]::new));
        for (int k = 0; k < best.length; k++) {
            double[] degrees = projection.inverse(
                    map.observers().x(map.frame(), best[k]), map.observers().y(map.frame(), best[k]));
            List<String> cells = new ArrayList<>(List.of(letter(k), Decimal.fixed(degrees[0], 3), Decimal.fixed(degrees[1], 3)));
            int o = best[k];
            each((a, mode, line) -> cells.add(Figures.number(line.exposures().get(i).seenBy()[o] / 1000, 1)));
            html.row(cells.toArray(String[]::new));
        }
        close();
    }

    /** The letter of the n-th place. */
    static String letter(int n) {
        return String.valueOf((char) ('A' + n));
    }

    private void hazards() {
        html.element("h3", "Hazards, screened");
        html.element("p", "Screening tells where to look first. It puts stretches into classes by rules of thumb, from the"
                + " ground model and usual figures for soil and rock; no class is a probability, and none replaces a"
                + " geologist. Lines in tunnel have none of these hazards, bridges none of slope and shaking.");
        open("Share of the line in class 2 or worse (2+), in class 3 or worse (3+), and the worst value", "Alternative", "Line",
                "Slope 2+", "3+", "Worst °", "Shaking 2+", "3+", "Worst cm", "Flood 2+", "3+", "Least m above", "Rocks 2+", "3+", "Most m");
        each((a, mode, line) -> {
            List<String> cells = new ArrayList<>(List.of(a.spec().name(), mode.words()));
            for (Hazard hazard : Hazard.values()) {
                HazardStrip strip = line.hazards();
                int worst = strip.worst(hazard);
                cells.add(Figures.percent(strip.share(hazard, 2), 0));
                cells.add(Figures.percent(strip.share(hazard, 3), 0));
                cells.add(worst < 0 ? "–" : value(hazard, strip.value().get(hazard)[worst]));
            }
            html.row(cells.toArray(String[]::new));
        });
        close();
        html.open("ul class=\"small\"");
        for (Hazard hazard : Hazard.values()) {
            html.element("li", Findings.capital(SecurityStrips.words(hazard)) + ": " + limits(hazard));
        }
        html.close("ul");
    }

    private static String value(Hazard hazard, double value) {
        return value == Double.POSITIVE_INFINITY ? "does not stand" : Figures.number(value, hazard == Hazard.SHAKING ? 1 : 0);
    }

    private static String limits(Hazard hazard) {
        String limits = String.format(Locale.ROOT, "%s, classes 1 to 4 %s %s, %s, %s, %s %s", hazard.words(),
                hazard == Hazard.FLOOD ? "below" : hazard == Hazard.ROCKFALL ? "above" : "from",
                Figures.rough(hazard.limit(1)), Figures.rough(hazard.limit(2)), Figures.rough(hazard.limit(3)),
                hazard == Hazard.SHAKING ? "and where a slab would not stand at rest;" : Figures.rough(hazard.limit(4)),
                hazard == Hazard.SHAKING ? "in cm" : hazard.unit());
        return switch (hazard) {
            case SLOPE -> limits + "; hollows count one class more.";
            case SHAKING -> limits + " (Jibson 2007: one slope in three lies beyond a factor of three of it).";
            case FLOOD -> limits + ".";
            case ROCKFALL -> limits + " (10 m is a rock at 50 km/h, 50 m one at 110 km/h).";
        };
    }

    private void strips() {
        each((a, mode, line) -> {
            html.element("h3", Findings.capital(name(a, mode)) + " – exposure and hazards along the line");
            String title = "Exposure and hazards along the " + name(a, mode);
            page.figure(caption(line),
                    width -> new SecurityStrips(a.lines().get(mode), line, width).draw(title));
        });
        Map<String, String> swatches = new LinkedHashMap<>();
        for (int rank = 0; rank <= 4; rank++) {
            swatches.put(rank == 0 ? "class 0" : rank == 4 ? "class 4, the worst" : "class " + rank, Swatch.bar(Ink.rank(rank)));
        }
        page.legend(swatches);
    }

    private static String caption(LineSecurity line) {
        return (line.distances().isEmpty() ? "" : "Distance to the nearest border (by its square root); ")
                + (line.exposures().isEmpty() ? "" : "share of the observers in reach that see the line; ")
                + "classes of hazards, white where they do not apply (tunnels; flood where no river is near); structures.";
    }
}

package org.thalweg.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.thalweg.export.Version;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;
import org.thalweg.study.Alternative;
import org.thalweg.study.Line;
import org.thalweg.study.Scenario;
import org.thalweg.study.Study;
import org.thalweg.territory.Zone;

/**
 * The report of a study: one HTML file with its style, its drawings and its images inside, without scripts and without
 * links to anything outside. The same study gives the same text.
 */
public final class HtmlReport {
    /** Width for which figures are drawn on desks and paper (user units). */
    static final double WIDE = 740;

    /** Width for which they are drawn on phones. */
    static final double NARROW = 370;

    private final Html html = new Html();
    private final Study study;
    private final Scenario scenario;
    private final Maps maps;
    private final Tables tables;

    private HtmlReport(Study study) {
        this.study = study;
        this.scenario = study.scenario();
        this.maps = new Maps(study);
        this.tables = new Tables(html, study);
    }

    /**
     * Renders a study.
     *
     * @param study the study, with at least one alternative that has a line
     * @return the text of {@code report.html}
     */
    public static String render(Study study) {
        return new HtmlReport(study).page();
    }

    private String page() {
        html.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        html.element("title", scenario.name() + " – Thalweg study");
        html.open("style").raw(style()).close("style").close("head").open("body");
        html.raw(maps.definitions());
        html.open("main");
        header();
        findings();
        sideBySide();
        map();
        study.alternatives().forEach(this::alternative);
        new SecurityPages(this, html, study, maps).write();
        if (study.operation() != null) {
            new OperationPages(this, html, study).write();
        }
        if (study.posts() != null) {
            new BorderPages(this, html, study).write();
        }
        costs();
        new SensitivityPages(this, html, study).write();
        EconomyPages.write(html, study.worth(), study.security(), scenario.currency());
        if (study.terms() != null) {
            new TermsPages(this, html, study.terms()).write();
        }
        corridors();
        basis();
        trust();
        return html.close("main").raw("</body></html>\n").toString();
    }

    static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void header() {
        html.open("header").element("h1", scenario.name());
        if (scenario.summary() != null && !scenario.summary().isBlank()) {
            html.element("p class=\"lead\"", scenario.summary());
        }
        html.element("p class=\"meta\"", "Pre-feasibility study by Thalweg " + Version.NUMBER + " · " + scenario.crs()
                + (scenario.priceYear() > 0 ? " · prices of " + scenario.priceYear() + " in " : " · prices in ") + scenario.currency() + " · seed " + scenario.seed());
        html.close("header");
        String kind = study.modelTerrain() ? "aside class=\"warning\"" : "aside class=\"note\"";
        html.open(kind).open("p");
        html.raw(study.modelTerrain() ? "<strong>Model terrain, not a survey.</strong> " : "<strong>Ground.</strong> ");
        html.text(study.terrainNote());
        html.text(study.voids() == 0 ? "" : " " + Figures.number(study.voids(), 0) + " cells of the ground are void.");
        html.close("p").close("aside");
    }

    private void findings() {
        html.open("section").element("h2", "Findings").open("ul class=\"findings\"");
        for (int i = 0; i < study.alternatives().size(); i++) {
            Alternative a = study.alternatives().get(i);
            html.open("li").raw("<span class=\"dot\" style=\"background:" + Ink.series(i) + "\"></span>");
            html.element("strong", a.spec().name()).text(" (" + a.spec().title() + "): " + Findings.sentence(study, a));
            html.close("li");
        }
        Findings.contrasts(study).forEach(s -> html.element("li", s));
        study.notes().forEach(s -> html.element("li", s));
        html.element(Findings.allKept(study) ? "li" : "li class=\"broken\"", Findings.audits(study));
        html.close("ul").close("section");
    }

    private void sideBySide() {
        html.open("section class=\"whole\"").element("h2", "Alternatives side by side");
        tables.comparison();
        html.element("p", Findings.floor(study));
        html.element("p class=\"small\"", "Cost is construction cost. The lower bound is a cost below which no line within"
                + " the same standard and ground can be built; gap is cost / bound − 1. Of tunnels on record, 90 % exceed"
                + " their budget, by 34 % in the mean (after Flyvbjerg, secondary source): read every cost as a range.");
        tables.purposes();
        if (study.alternatives().size() > 1) {
            tables.pareto();
        }
        if (study.alternatives().size() > 1) {
            figure("Cost against length; circles are roads, squares railways.", new Charts(study)::trade);
        }
        html.close("section");
    }

    private void map() {
        html.open("section").element("h2", "Map");
        String contours = maps.interval() > 0 ? " Contours every " + Figures.rough(maps.interval()) + " m." : "";
        String veil = scenario.territory() == null ? "" : " What lies outside the territory is paled.";
        figure("All alternatives." + contours + veil + " Light from the north-west.", maps::overview);
        legend(alternativeSwatches());
        legend(zoneSwatches());
        html.close("section");
    }

    Map<String, String> alternativeSwatches() {
        Map<String, String> out = new LinkedHashMap<>();
        for (int i = 0; i < study.alternatives().size(); i++) {
            out.put(study.alternatives().get(i).spec().name(), Swatch.bar(Ink.series(i)));
        }
        if (scenario.modes().containsKey(Mode.ROAD)) {
            out.put("road", Swatch.plainRoad());
        }
        if (scenario.modes().containsKey(Mode.RAIL)) {
            out.put("railway", Swatch.plainRail());
        }
        out.put("tunnel", Swatch.plainBore());
        return out;
    }

    private Map<String, String> zoneSwatches() {
        Map<String, String> out = new LinkedHashMap<>();
        for (Zone zone : maps.zones()) {
            out.put(zone.name() + " (" + Ink.words(zone.rule()) + ")", Swatch.area(Ink.of(zone.rule())));
        }
        if (!scenario.borders().isEmpty()) {
            out.put("named border", Swatch.border());
        }
        if (scenario.territory() != null) {
            out.put("edge of the territory", Swatch.territory());
        }
        out.put("gate, and the stretch along which it may lie", Swatch.gate());
        return out;
    }

    /** A list of signs with their meaning; the signs are this package's own markup. */
    void legend(Map<String, String> swatches) {
        html.open("ul class=\"legend\"");
        swatches.forEach((text, swatch) -> html.open("li").raw(swatch).text(text).close("li"));
        html.close("ul");
    }

    /** A figure drawn for both widths, with its caption. */
    void figure(String caption, DoubleFunction<String> drawing) {
        figure(width -> caption, drawing);
    }

    private void figure(DoubleFunction<String> caption, DoubleFunction<String> drawing) {
        html.open("figure");
        for (double width : new double[] {WIDE, NARROW}) {
            html.open(width == WIDE ? "div class=\"wide\"" : "div class=\"narrow\"").raw(drawing.apply(width));
            html.element("p class=\"small\"", caption.apply(width)).close("div");
        }
        html.close("figure");
    }

    private void alternative(Alternative a) {
        html.open("section class=\"sheet\"").element("h2", "Alternative " + a.spec().name());
        html.element("p", Findings.capital(a.spec().title()) + ". " + Findings.capital(Findings.sentence(study, a)));
        figure("Lines by structure. Kilometre marks: road on its left, upright; railway on its right, slanting.",
                width -> maps.alternative(a, width));
        Map<String, String> swatches = new LinkedHashMap<>();
        for (Structure s : Structure.values()) {
            swatches.put(s.slug(), Swatch.bar(Ink.of(s)));
        }
        if (a.lines().containsKey(Mode.ROAD)) {
            swatches.put("road", Swatch.road());
        }
        if (a.lines().containsKey(Mode.RAIL)) {
            swatches.put("railway", Swatch.rail());
        }
        legend(swatches);
        for (Map.Entry<Mode, Line> entry : a.lines().entrySet()) {
            profile(a, entry.getKey(), entry.getValue());
        }
        if (!a.together().items().isEmpty()) {
            tables.together(a);
        }
        html.open("div class=\"columns\"");
        a.lines().values().stream().filter(Tables::bored).forEach(line -> column(() -> tables.longest(line)));
        a.lines().values().forEach(line -> column(() -> tables.bill(line)));
        a.lines().values().stream()
                .filter(line -> !line.audit().findings().isEmpty())
                .forEach(line -> column(() -> tables.audit(line)));
        html.close("div").close("section");
    }

    private void column(Runnable table) {
        html.open("div");
        table.run();
        html.close("div");
    }

    private void profile(Alternative a, Mode mode, Line line) {
        String title = "Profile of the " + mode.words() + " of " + a.spec().name();
        html.element("h3", title + " – " + line.standard().title());
        figure(width -> "Ground brown, line black; heights exaggerated "
                        + Figures.rough(new ProfileFigure(line, width).exaggerated())
                        + " times. Below: structures; grades (the stroke rises where the line does); curvature.",
                width -> new ProfileFigure(line, width).draw(title));
        MassFigure mass = new MassFigure(line, study.scenario().modes().get(mode).rates());
        if (mass.moves()) {
            figure("Mass haul. " + mass.words(),
                    width -> mass.draw(width, "Mass haul diagram of the " + mode.words() + " of " + a.spec().name()));
        }
    }

    private void costs() {
        html.open("section").element("h2", "Costs");
        Charts charts = new Charts(study);
        figure("Construction cost of every line by item.", charts::bars);
        Map<String, String> swatches = new LinkedHashMap<>();
        charts.legend().forEach((item, colour) -> swatches.put(Findings.capital(item), Swatch.bar(colour)));
        legend(swatches);
        List<Scenario.Assumption> published = scenario.assumptions().stream()
                .filter(x -> x.topic().startsWith("benchmark"))
                .toList();
        if (!published.isEmpty()) {
            html.element("p", "Published figures to compare with:").open("ul");
            published.forEach(x -> html.element("li",
                    x.topic() + ": " + x.statement() + " (" + x.source() + (x.verified() ? ")" : "; not verified)")));
            html.close("ul");
        }
        html.close("section");
    }

    private void corridors() {
        if (study.corridors().isEmpty()) {
            return;
        }
        html.open("section").element("h2", "Where else a good line could run");
        html.element("p", "The corridor band: for every place, how much dearer the best line through it is than the best"
                + " line of all, as the relaxation prices them. Dark places are on a nearly best line.");
        for (Mode mode : study.corridors().keySet()) {
            figure("Corridor band of the " + mode.words() + ", with the alternatives' lines.",
                    width -> maps.corridor(mode, width));
        }
        Map<String, String> swatches = new LinkedHashMap<>();
        for (int i = 0; i < Backdrop.TINT.length; i++) {
            String words = i == Backdrop.EXCESS.length
                    ? "more"
                    : "up to " + Figures.percent(Backdrop.EXCESS[i], 0) + " dearer";
            swatches.put(words, Swatch.tint(Backdrop.TINT[i], Backdrop.ALPHA[i]));
        }
        legend(swatches);
        html.close("section");
    }

    private void basis() {
        html.open("section class=\"sheet\"").element("h2", "Assumptions and sources");
        long open = scenario.assumptions().stream().filter(x -> !x.verified()).count();
        html.element("p", Figures.number(scenario.assumptions().size(), 0) + " figures and statements; "
                + Figures.number(open, 0) + " of them are not verified yet and marked so.");
        tables.assumptions();
        html.close("section").open("section").element("h2", "Inputs");
        html.element("p", "Lengths and stations are measured in plan on the grid of " + scenario.crs()
                + "; there, 1 m on the ground is " + Figures.number(study.gridScale(), 6)
                + " m on the grid at the middle of the case. Ground: "
                + Figures.number(study.terrain().frame().columns(), 0) + " × "
                + Figures.number(study.terrain().frame().rows(), 0) + " cells of "
                + Figures.rough(study.terrain().frame().cell()) + " m.");
        tables.inputs();
        html.close("section");
    }

    private void trust() {
        html.open("section").element("h2", "How to trust it").open("ul");
        for (String sentence : TRUST) {
            html.element("li", sentence);
        }
        html.close("ul").close("section");
    }

    private static final List<String> TRUST = List.of(
            "Redo a cost: each bill is quantity times unit cost, rounded to cents; the sum of the amounts is the cost. The"
                    + " column cost of stations.csv adds up to the same figure, stretch by stretch.",
            "Redo a line: alignment.json holds the exact elements; alignment.geojson opens in any GIS; terrain.tif is the"
                    + " ground that was used.",
            "The audit measures every line again from its coordinates and shares no code with the search that found it.",
            "The lower bound says how much better any other line could be at most, on this ground and to this standard.",
            "The same input gives the same files, byte for byte; only timing.json differs. The hashes above tell whether"
                    + " inputs are the same.",
            "What a study at this stage cannot see: ground conditions below the surface, utilities, ownership, permits,"
                    + " and any error of the ground's heights. Costs are for comparing alternatives first, for budgets"
                    + " only as ranges.");
}

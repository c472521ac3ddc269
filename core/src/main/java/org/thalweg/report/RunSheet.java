package org.thalweg.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.thalweg.operation.Run;
import org.thalweg.study.StudyOperation;

/** A drawing of the speed and energy of one vehicle over a line, as a file of its own. */
public final class RunSheet {
    private RunSheet() {}

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunFigures figures(String title, Run forward, Run backward) {
        return new RunFigures(List.of(new RunFigures.Pair(title, forward, backward)));
    }

    /**
     * An SVG drawing.
     *
     * @param title the vehicle, for readers
     * @param forward its run with the stations; null when not drawn
     * @param backward its run against them; null when not drawn, but not both
     * @return the text of an SVG file
     */
    public static String svg(String title, Run forward, Run backward) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + figures(title, forward, backward).draw(HtmlReport.WIDE, style());
    }

    /**
     * A page with the drawing and some words.
     *
     * @param title the vehicle, for readers
     * @param lines sentences above the drawing
     * @param forward its run with the stations; null when not drawn
     * @param backward its run against them; null when not drawn, but not both
     * @return the text of an HTML file
     */
    public static String html(String title, List<String> lines, Run forward, Run backward) {
        Html html = new Html();
        html.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n");
        html.element("title", title).open("style").raw(style()).close("style").close("head").open("body").open("main");
        html.element("h1", title).open("ul");
        lines.forEach(line -> html.element("li", line));
        html.close("ul").open("figure").raw(figures(title, forward, backward).draw(HtmlReport.WIDE, ""));
        html.element("p class=\"small\"", "Full: with the stations of the line; dashed: against them.").close("figure");
        return html.close("main").raw("</body></html>\n").toString();
    }

    /**
     * Where a vehicle stalls, why, and what would help.
     *
     * @param title the vehicle, for readers
     * @param way its direction in words
     * @param run a run that ended early
     * @param load what a train is made of and could be; empty for road vehicles
     * @return a sentence or two
     */
    public static String stall(String title, String way, Run run, Optional<StudyOperation.Load> load) {
        return OperationPages.stall(title, way, run.stall().orElseThrow(), load);
    }
}

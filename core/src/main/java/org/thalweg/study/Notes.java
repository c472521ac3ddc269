package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.audit.Finding;
import org.thalweg.cost.Bill;
import org.thalweg.cost.Item;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.Mode;
import org.thalweg.territory.Zone;

/** Findings that readers should know, in sentences. */
final class Notes {
    private Notes() {}

    static List<String> of(Scenario scenario, List<Alternative> alternatives, SortedMap<Mode, Double> floors) {
        List<String> notes = new ArrayList<>();
        floors.forEach((mode, floor) -> notes.add(String.format(
                Locale.ROOT,
                "No %s between these gates that stays inside the territory can be shorter than %.1f km in plan, whatever"
                        + " it costs.",
                mode.words(),
                floor / 1000)));
        for (Alternative a : alternatives) {
            a.lines().forEach((mode, line) -> broken(a, mode, line, notes));
            a.differences().forEach((other, share) -> same(a, other, share, notes));
        }
        return notes;
    }

    /**
     * What existing formations save on a line.
     *
     * @param scenario the case, whose notes on a formation's name are quoted
     * @param spec the alternative
     * @param mode the mode
     * @param formations the formations that may be reused
     * @param with the line
     * @param without bill of the same line as if there were no formation
     * @return sentences
     */
    static List<String> reuse(
            Scenario scenario, AlternativeSpec spec, Mode mode, List<Zone> formations, Line with, Bill without) {
        List<String> names = formations.stream().map(Zone::name).toList();
        double pays = with.bill().items().stream()
                .filter(i -> i.item().startsWith(Item.REUSED_FORMATION))
                .mapToDouble(Item::quantity)
                .sum();
        double km = with.alignment().length() / 1000;
        double cost = with.bill().total().doubleValue() / 1e6;
        double bare = without.total().doubleValue() / 1e6;
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "Of the %s of '%s', %.1f of %.1f km lie on the ground of an existing formation (%s); on %.1f km of them its"
                        + " reuse costs less than new earthwork. With it the line costs %.1f million %s (%.2f per km); the same"
                        + " line without it would cost %.1f million (%.2f per km): reuse saves %.1f million.",
                mode.words(), spec.name(), on(formations, with) / 1000, km, String.join(", ", names), pays / 1000, cost,
                scenario.currency(), cost / km, bare, bare / km, bare - cost));
        scenario.assumptions().stream()
                .filter(a -> names.contains(a.topic()))
                .forEach(a -> notes.add("To compare: " + a.statement() + " (" + a.source() + ")"));
        return notes;
    }

    /** Length of line (m) in the area of formations, in steps of some 10 m. */
    private static double on(List<Zone> formations, Line line) {
        HorizontalAlignment plan = line.alignment().plan();
        GeometryFactory factory = new GeometryFactory();
        List<PreparedGeometry> areas = formations.stream().map(z -> PreparedGeometryFactory.prepare(z.area())).toList();
        int n = (int) StrictMath.ceil(plan.length() / 10);
        int inside = 0;
        for (int k = 0; k < n; k++) {
            Pose p = plan.poseAt((k + 0.5) * plan.length() / n);
            Point place = factory.createPoint(new Coordinate(p.x(), p.y()));
            inside += areas.stream().anyMatch(a -> a.intersects(place)) ? 1 : 0;
        }
        return plan.length() * inside / n;
    }

    private static void broken(Alternative a, Mode mode, Line line, List<String> notes) {
        for (Finding f : line.audit().findings()) {
            if (!f.ok()) {
                notes.add(String.format(
                        Locale.ROOT,
                        "The %s of '%s' breaks the rule '%s' at station %.0f m: %.4g %s, the limit is %.4g %s.",
                        mode.words(),
                        a.spec().name(),
                        f.rule(),
                        f.station(),
                        f.worst(),
                        f.unit(),
                        f.limit(),
                        f.unit()));
            }
        }
    }

    private static void same(Alternative a, String other, double share, List<String> notes) {
        if (share < 0.3) {
            notes.add(String.format(
                    Locale.ROOT,
                    "'%s' and '%s' are variants of one route: only %.0f %% of the length lies more than 200 m apart (30 %%"
                            + " would make them different).",
                    a.spec().name(),
                    other,
                    100 * share));
        }
    }
}

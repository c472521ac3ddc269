package org.thalweg.audit;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.thalweg.standard.Structure;
import org.thalweg.territory.Border;
import org.thalweg.territory.Gate;
import org.thalweg.territory.Zone;

/** Where the footprint may lie: territory, set-backs, zones; and the heights over water and obstacles. */
final class PlaceCheck {
    /** How far (m) a footprint may reach over a line on the map. */
    static final double TOLERANCE = 1;
    /** Within this distance (m) of the line's ends the axis alone must be inside the territory. */
    static final double MOUTH = 100;

    private final Survey survey;
    private final AuditLine line;
    private final Rules rules;
    private final Strip strip;
    /** Whether the stretch that begins at a point is, or may be within the structures' error, earthwork or wall. */
    private final boolean[] earth;

    PlaceCheck(Survey survey, List<Span> spans, Rules rules) {
        this.survey = survey;
        this.line = survey.line;
        this.rules = rules;
        this.strip = new Strip(survey);
        this.earth = new boolean[line.size()];
        for (Span span : spans) {
            boolean open = span.structure() == Structure.EARTHWORK || span.structure() == Structure.WALL;
            for (int i = span.first(); open && i < span.last(); i++) {
                boolean whole = line.structureError() == 0
                        || (span.holds(survey.station[i], line.structureError())
                                && span.holds(survey.station[i + 1], line.structureError()));
                earth[i] = whole;
            }
        }
    }

    void run(List<Tally> findings) {
        if (rules.territory() != null) {
            findings.add(territory());
        }
        for (Border border : rules.borders()) {
            if (border.setback() > 0) {
                findings.add(setback(border));
            }
        }
        for (Zone zone : rules.zones()) {
            switch (zone.rule()) {
                case FORBIDDEN -> findings.add(forbidden(zone));
                case BRIDGE, OBSTACLE -> findings.addAll(crossing(zone));
                default -> { }
            }
        }
    }

    private Tally territory() {
        Tally tally = Tally.most("reach outside the territory", "m");
        Strip.Area area = strip.new Area(rules.territory());
        strip.along(area.outline, (i, away, far) -> {
            double at = survey.station[i];
            boolean mouth = at < MOUTH || survey.station[i + 1] > survey.length() - MOUTH;
            double out = far ? (area.holds(strip.point(i)) ? 0 : away)
                    : area.outside(mouth ? strip.axis(i) : strip.ground(i));
            tally.see(out, 0, TOLERANCE + line.rounding(), at);
        });
        return tally;
    }

    private Tally setback(Border border) {
        Tally tally = Tally.least("distance from border " + border.name(), "m");
        IndexedFacetDistance outline = new IndexedFacetDistance(border.line());
        List<IndexedFacetDistance> gates = new ArrayList<>();
        for (Gate gate : new Gate[] {rules.from(), rules.to()}) {
            if (gate != null && border.waivedNearGates() > 0) {
                gates.add(new IndexedFacetDistance(gate.place()));
            }
        }
        double checked = 0;
        for (int i = 0; i < strip.pieces(); i++) {
            double at = survey.station[i];
            if (at < checked) {
                continue;
            }
            Point here = strip.point(i);
            double away = outline.distance(here);
            double wide = Math.max(line.left()[i], line.right()[i]);
            boolean waived = gates.stream()
                    .anyMatch(g -> g.distance(here) <= border.waivedNearGates() + wide);
            boolean near = away < border.setback() + strip.widest() + survey.station[i + 1] - at + 1;
            double distance = near ? outline.distance(strip.ground(i)) : away - wide;
            if (!waived) {
                tally.see(distance, border.setback(), TOLERANCE + line.rounding(), at);
            }
            // What lies further off is looked at only so often that its worst is told to a tenth.
            checked = at + 0.1 * (away - border.setback() - strip.widest() - 1);
        }
        return tally;
    }

    private Tally forbidden(Zone zone) {
        Tally tally = Tally.most("reach into forbidden zone " + zone.name(), "m");
        Strip.Area area = strip.new Area(zone.area());
        strip.along(area.outline, (i, away, far) -> {
            double in = far ? (area.holds(strip.point(i)) ? away : 0) : area.inside(strip.ground(i));
            tally.see(in, 0, TOLERANCE + line.rounding(), survey.station[i]);
        });
        return tally;
    }

    /** Water or an obstacle: no earthwork in it, bridges high enough over it, tunnels under an obstacle deep enough. */
    private List<Tally> crossing(Zone zone) {
        Tally dry = Tally.most("earthwork's reach into " + zone.name(), "m");
        Tally over = Tally.least("height over " + zone.name(), "m");
        Tally under = Tally.least("depth under " + zone.name(), "m");
        Strip.Area area = strip.new Area(zone.area());
        boolean[] crosses = new boolean[strip.pieces()];
        dry.see(0, 0, 0, 0);
        strip.along(area.outline, (i, away, far) -> {
            boolean inside = far && area.holds(strip.point(i));
            for (int j = i; j == i || (inside && j < strip.pieces() && survey.station[j] < survey.station[i] + away); j++) {
                crosses[j] |= inside || (!far && area.meets(strip.axis(j)));
                if (earth[j] && (inside || !far)) {
                    double in = inside ? away : area.inside(strip.ground(j));
                    dry.see(in, 0, TOLERANCE + line.rounding(), survey.station[j]);
                }
            }
        });
        for (int i = 0; i < crosses.length; i++) {
            int first = i;
            while (i < crosses.length && crosses[i]) {
                i++;
            }
            if (i > first) {
                seeCrossing(zone, first, i, over, under);
            }
        }
        return List.of(dry, over, under);
    }

    /** One crossing, from point first to point last: its level is the lowest ground along it. */
    private void seeCrossing(Zone zone, int first, int last, Tally over, Tally under) {
        double level = Double.POSITIVE_INFINITY;
        for (int i = first; i <= last; i++) {
            double ground = rules.terrain().heightAt(line.x()[i], line.y()[i]);
            level = ground < level ? ground : level;
        }
        double tolerance = 1e-3 + 4 * line.rounding();
        for (int i = first; i <= last && level < Double.POSITIVE_INFINITY; i++) {
            Structure carried = line.structure()[Math.min(i, last - 1)];
            if (carried == Structure.BRIDGE) {
                over.see(line.z()[i] - level, zone.value(), tolerance, survey.station[i]);
            } else if (carried == Structure.TUNNEL && zone.rule() == Zone.Rule.OBSTACLE) {
                under.see(level - line.z()[i], zone.value(), tolerance, survey.station[i]);
            }
        }
    }
}

package org.thalweg.audit;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.thalweg.terrain.Terrain;
import org.thalweg.territory.Gate;

/** The line's ends: on their gates, at the gates' heights and headings. */
final class GateCheck {
    /** How far (m) an end may be from its gate. */
    static final double PLACE = 1;
    /** How far (m) it may be off the gate's height. */
    static final double HEIGHT = 0.1;
    /** How far (rad) it may be off the gate's heading. */
    static final double HEADING = 1e-3;

    private final Survey survey;
    private final Terrain terrain;

    GateCheck(Survey survey, Terrain terrain) {
        this.survey = survey;
        this.terrain = terrain;
    }

    void run(Gate from, Gate to, List<Tally> findings) {
        if (from != null) {
            see("start", from, 0, survey.s[0], survey.s[1], 0, findings);
        }
        if (to != null) {
            int m = survey.s.length;
            see("end", to, survey.line.size() - 1, survey.s[m - 1], survey.s[m - 2], survey.length(), findings);
        }
    }

    private void see(String end, Gate gate, int i, double s, double inner, double at, List<Tally> findings) {
        AuditLine line = survey.line;
        Tally place = Tally.most(end + " off its gate", "m");
        Coordinate c = new Coordinate(line.x()[i], line.y()[i]);
        place.see(gate.place().distance(new GeometryFactory().createPoint(c)), PLACE, 2 * line.rounding(), at);
        findings.add(place);
        double wanted = gate.elevation().orElseGet(() -> terrain.heightAt(line.x()[i], line.y()[i]));
        Tally height = Tally.most(end + " off its gate's height", "m");
        height.see(Math.abs(line.z()[i] - wanted), HEIGHT, 1e-3 + 4 * line.rounding(), at);
        findings.add(height);
        if (gate.heading().isPresent()) {
            Tally heading = Tally.most(end + " off its gate's heading", "rad");
            double off = Math.IEEEremainder(survey.heading[i] - gate.heading().getAsDouble(), 2 * Math.PI);
            heading.see(Math.abs(off), HEADING, 4 * line.rounding() / Math.abs(s - inner) + 1e-6, at);
            findings.add(heading);
        }
    }
}

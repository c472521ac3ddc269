package org.thalweg.audit;

import java.util.List;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.Terrain;

/** The rules of structures and earthwork, on the ground under each point. */
final class GroundCheck {
    /** Within this distance of its ends a tunnel may have less cover (m): the portals' cuttings. */
    static final double PORTAL = 20;
    /** Within this distance of its ends (m) an earthwork's steep face may be that of a portal or an abutment. */
    static final double PORTAL_FACE = 6;

    /** A side no wider than this beyond the platform (m) has a wall and no slope. */
    private static final double UPRIGHT = 0.5;

    private final Survey survey;
    private final AuditLine line;
    private final List<Span> spans;
    private final DesignStandard standard;
    private final Terrain terrain;

    private final Tally known = Tally.most("points off the known ground", "");
    private final Tally bridge = Tally.least("bridge length", "m");
    private final Tally tunnel = Tally.least("tunnel length", "m");
    private final Tally cover = Tally.least("tunnel cover", "m");
    private final Tally height = Tally.most("bridge height", "m");
    private final Tally wall = Tally.most("wall height", "m");
    private final Tally reach = Tally.most("earthwork reach", "m");

    GroundCheck(Survey survey, List<Span> spans, DesignStandard standard, Terrain terrain) {
        this.survey = survey;
        this.line = survey.line;
        this.spans = spans;
        this.standard = standard;
        this.terrain = terrain;
    }

    void run(List<Tally> findings) {
        known.see(0, 0, 0, 0);
        for (Span span : spans) {
            double tolerance = 0.02 + 2 * line.structureError() + 1e-5 * span.length();
            // A structure at a gate may go on beyond it.
            boolean inside = span.first() > 0 && span.last() < line.size() - 1;
            if (span.structure() == Structure.BRIDGE && inside) {
                bridge.see(span.length(), standard.minBridge(), tolerance, span.from());
            } else if (span.structure() == Structure.TUNNEL && inside) {
                tunnel.see(span.length(), standard.minTunnel(), tolerance, span.from());
            }
            // The last point tells the width of the stretch that begins there; on the line's last there is none.
            for (int i = span.first(); i < span.last(); i++) {
                seePoint(span, i);
            }
        }
        findings.addAll(List.of(known, bridge, tunnel, cover, height, wall, reach));
    }

    private void seePoint(Span span, int i) {
        double at = survey.station[i];
        double ground = terrain.heightAt(line.x()[i], line.y()[i]);
        if (Double.isNaN(ground)) {
            known.see(1, 0, 0, at);
            return;
        }
        // The ground may be as steep as a wall under a point that is off by its rounding.
        double tolerance = 1e-3 + 4 * line.rounding();
        boolean sure = line.structureError() == 0 || span.holds(at, line.structureError());
        switch (span.structure()) {
            case TUNNEL -> {
                if (span.holds(at, PORTAL + line.structureError())) {
                    cover.see(ground - line.z()[i], standard.minTunnelCover(), tolerance, at);
                }
            }
            case BRIDGE -> {
                if (sure) {
                    height.see(line.z()[i] - ground, standard.maxBridgeHeight(), tolerance, at);
                }
            }
            default -> {
                // Beside a portal the face of the cut is the portal's own.
                if (span.holds(at, PORTAL_FACE + line.structureError())) {
                    seeSide(i, line.left()[i], -1, span.structure(), tolerance);
                    seeSide(i, line.right()[i], 1, span.structure(), tolerance);
                }
            }
        }
    }

    /** One side of an earthwork: its reach, and the height of a wall at the platform's edge. */
    private void seeSide(int i, double width, int side, Structure structure, double tolerance) {
        double half = standard.platformWidth() / 2;
        double at = survey.station[i];
        reach.see(Math.max(0, width - half), standard.slopes().reach(), 0.01, at);
        if (structure != Structure.WALL || width > half + UPRIGHT) {
            return;
        }
        double x = line.x()[i] + side * half * StrictMath.cos(survey.heading[i]);
        double y = line.y()[i] - side * half * StrictMath.sin(survey.heading[i]);
        double ground = terrain.heightAt(x, y);
        if (!Double.isNaN(ground)) {
            wall.see(Math.abs(line.z()[i] - ground), standard.maxWallHeight(), tolerance + 0.05, at);
        }
    }
}

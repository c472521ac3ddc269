package org.thalweg.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.standard.DesignStandard;

/**
 * Distances between lines, and between branches of one line: in plan at least the lateral clearance, unless the heights
 * differ by the vertical clearance.
 *
 * <p>Two places of one line are of different branches when the line between them is longer than half a circle whose
 * diameter is the lateral clearance: a line that comes so near to itself sooner turns tighter than that circle.
 */
final class ClearanceCheck {
    private final Survey survey;
    private final AuditLine line;
    private final DesignStandard standard;
    /** Pieces longer than this (m) are looked at in parts of at most this length. */
    private final double cell;

    ClearanceCheck(Survey survey, DesignStandard standard) {
        this.survey = survey;
        this.line = survey.line;
        this.standard = standard;
        double longest = 0;
        for (int i = 0; i + 1 < line.size(); i++) {
            longest = Math.max(longest, survey.station[i + 1] - survey.station[i]);
        }
        this.cell = Math.max(standard.lateralClearance(), longest);
    }

    void run(List<AuditLine> others, List<Tally> findings) {
        if (!(standard.lateralClearance() > 0)) {
            return;
        }
        Tally self = Tally.least("clearance from itself", "m");
        // With no branch near another there is nothing to tell but that.
        self.see(standard.lateralClearance(), standard.lateralClearance(), 0, 0);
        meet(line, true, self);
        findings.add(self);
        for (int k = 0; k < others.size(); k++) {
            Tally tally = Tally.least("clearance from line " + (k + 1), "m");
            tally.see(standard.lateralClearance(), standard.lateralClearance(), 0, 0);
            meet(others.get(k), false, tally);
            findings.add(tally);
        }
    }

    private void meet(AuditLine other, boolean self, Tally tally) {
        // A hash of cells at least as long as the clearance and as the pieces: near pieces are in neighbouring cells.
        double size = cell;
        for (int j = 0; j + 1 < other.size(); j++) {
            size = Math.max(size, Math.hypot(other.x()[j + 1] - other.x()[j], other.y()[j + 1] - other.y()[j]));
        }
        Map<Long, Integer> first = new HashMap<>();
        int[] next = new int[other.size()];
        Arrays.fill(next, -1);
        for (int j = 0; j + 1 < other.size(); j++) {
            Integer before = first.put(key(other.x()[j], other.y()[j], size, 0, 0), j);
            next[j] = before == null ? -1 : before;
        }
        double apart = Math.PI / 2 * standard.lateralClearance();
        for (int i = 0; i + 1 < line.size(); i++) {
            for (int dc = -2; dc <= 2; dc++) {
                for (int dr = -2; dr <= 2; dr++) {
                    Integer j = first.get(key(line.x()[i], line.y()[i], size, dc, dr));
                    for (int k = j == null ? -1 : j; k >= 0; k = next[k]) {
                        if (!self || survey.station[i] - survey.station[k + 1] > apart) {
                            see(i, other, k, tally);
                        }
                    }
                }
            }
        }
    }

    private static long key(double x, double y, double size, int dc, int dr) {
        long c = (long) Math.floor(x / size) + dc;
        long r = (long) Math.floor(y / size) + dr;
        return (c << 32) ^ (r & 0xffffffffL);
    }

    /** One piece of this line and one of another: their least distance in plan, and the heights there. */
    private void see(int i, AuditLine other, int k, Tally tally) {
        double ux = line.x()[i + 1] - line.x()[i];
        double uy = line.y()[i + 1] - line.y()[i];
        double vx = other.x()[k + 1] - other.x()[k];
        double vy = other.y()[k + 1] - other.y()[k];
        double wx = line.x()[i] - other.x()[k];
        double wy = line.y()[i] - other.y()[k];
        double cross = ux * vy - uy * vx;
        if (cross != 0) {
            double p = (vx * wy - vy * wx) / cross;
            double q = (ux * wy - uy * wx) / cross;
            if (p >= 0 && p <= 1 && q >= 0 && q <= 1) {
                see(i, p, other, k, q, 0, tally);
                return;
            }
        }
        for (int end = 0; end < 4; end++) {
            // The nearest places of two pieces that do not cross are at an end of one of them.
            boolean own = end < 2;
            double p = own ? end : clamp(((end - 2) * (ux * vx + uy * vy) - (ux * wx + uy * wy)) / (ux * ux + uy * uy));
            double q = own ? clamp((end * (ux * vx + uy * vy) + vx * wx + vy * wy) / (vx * vx + vy * vy)) : end - 2;
            double dx = wx + p * ux - q * vx;
            double dy = wy + p * uy - q * vy;
            see(i, p, other, k, q, Math.sqrt(dx * dx + dy * dy), tally);
        }
    }

    private static double clamp(double t) {
        return Math.max(0, Math.min(1, t));
    }

    private void see(int i, double p, AuditLine other, int k, double q, double distance, Tally tally) {
        double z = line.z()[i] + p * (line.z()[i + 1] - line.z()[i]);
        double zz = other.z()[k] + q * (other.z()[k + 1] - other.z()[k]);
        double spacing = survey.station[i + 1] - survey.station[i];
        // Chords cut corners: by h^2 / 8R each in plan, and in height by as much at the vertical radii.
        double sag = spacing * spacing / (8 * standard.minRadius());
        double bow = spacing * spacing / (4 * Math.max(1, Math.min(standard.crestRadius(), standard.sagRadius())));
        if (distance < standard.lateralClearance() && Math.abs(z - zz) < standard.verticalClearance() - bow - 1e-3) {
            double tolerance = 2 * sag + 4 * line.rounding() + 1e-3;
            tally.see(distance, standard.lateralClearance(), tolerance, survey.station[i]);
        }
    }
}

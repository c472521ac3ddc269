package org.thalweg.alignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lines laid out at random, of tangents, clothoids and arcs, with profiles: a surveyor's kilometres, not a planner's. */
public final class DrawnLines {
    private DrawnLines() {}

    /**
     * Points of intersection of a line of some kilometres: tangents of 20 to 900 m, or none, between curves of 200 to 2 000 m
     * radius with clothoids of 0 to 120 m that turn up to 100 degrees either way.
     */
    public static List<PointOfIntersection> points(Random random, int curves) {
        double x = 500_000 + 1000 * random.nextDouble();
        double y = 4_300_000 + 1000 * random.nextDouble();
        double heading = 2 * Math.PI * random.nextDouble();
        List<PointOfIntersection> points = new ArrayList<>();
        points.add(new PointOfIntersection(x, y, 0, 0, 0));
        double carried = 0;
        for (int i = 0; i < curves; i++) {
            double radius = 200 + 1800 * random.nextDouble() * random.nextDouble();
            double in = random.nextInt(5) == 0 ? 0 : 30 + 90 * random.nextDouble();
            double out = random.nextInt(5) == 0 ? 0 : 30 + 90 * random.nextDouble();
            double arc = 40 + 500 * random.nextDouble();
            double turn = Math.min(1.75, (arc + 0.5 * (in + out)) / radius);
            turn = Math.max(turn, 0.5 * (in + out) / radius + 0.02);
            turn *= random.nextBoolean() ? 1 : -1;
            double tangent = random.nextInt(6) == 0 && i > 0 ? 0 : 20 + 880 * random.nextDouble() * random.nextDouble();
            HorizontalAlignment.Turn curve = HorizontalAlignment.Turn.of(turn, radius, in, out);
            double leg = carried + tangent + curve.tangentIn();
            x += leg * Math.sin(heading);
            y += leg * Math.cos(heading);
            points.add(new PointOfIntersection(x, y, radius, in, out));
            heading += turn;
            carried = curve.tangentOut();
        }
        double leg = carried + 50 + 500 * random.nextDouble();
        points.add(new PointOfIntersection(x + leg * Math.sin(heading), y + leg * Math.cos(heading), 0, 0, 0));
        return points;
    }

    /** A profile of grades up to 30 permil, PVIs every 150 to 900 m, with parabolas or without. */
    public static VerticalAlignment profile(Random random, double length) {
        List<Pvi> pvis = new ArrayList<>();
        double s = 0;
        double z = 400 + 800 * random.nextDouble();
        double room = 0;
        pvis.add(new Pvi(0, z, 0));
        while (length - s > 1100) {
            double leg = 150 + 750 * random.nextDouble();
            s += leg;
            z += leg * (0.06 * random.nextDouble() - 0.03);
            double next = random.nextInt(4) == 0 ? 0 : 40 + random.nextDouble() * (2 * (leg - room) - 120);
            double curve = Math.max(0, Math.min(next, 140));
            pvis.add(new Pvi(s, z, curve));
            room = curve / 2;
        }
        pvis.add(new Pvi(length, z + (length - s) * 0.01, 0));
        return new VerticalAlignment(pvis);
    }
}

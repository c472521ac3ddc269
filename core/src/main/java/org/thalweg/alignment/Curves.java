package org.thalweg.alignment;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.geometry.PlanElement;
import org.thalweg.geometry.Pose;

/** Reads points of intersection back from the elements of a plan line. */
final class Curves {
    /** A curve that turns by more than this (rad) is parted, because its tangents meet far away or behind it. */
    static final double MOST_TURN = 2.5;

    private final List<PointOfIntersection> points = new ArrayList<>();
    /** The curve being read: where it starts, its curvature and its parts (m). */
    private Pose start;

    private double curvature;
    private double in;
    private double arc;
    private double out;

    private Curves() {}

    static List<PointOfIntersection> points(HorizontalAlignment line) {
        Curves curves = new Curves();
        Pose first = line.elements().get(0).start();
        curves.points.add(new PointOfIntersection(first.x(), first.y(), 0, 0, 0));
        for (PlanElement e : line.elements()) {
            curves.read(e);
        }
        curves.finish();
        Pose last = line.elements().get(line.elements().size() - 1).end();
        curves.points.add(new PointOfIntersection(last.x(), last.y(), 0, 0, 0));
        return curves.points;
    }

    private void read(PlanElement e) {
        if (e.length() == 0) {
            return;
        }
        switch (e.kind()) {
            case LINE -> finish();
            case ARC -> readArc(e);
            case CLOTHOID -> readClothoid(e);
        }
    }

    private void readArc(PlanElement e) {
        boolean goesOn = start != null && out == 0 && same(curvature, e.startCurvature());
        if (!goesOn) {
            finish();
            begin(e.start(), e.startCurvature());
        }
        arc += e.length();
    }

    private void readClothoid(PlanElement e) {
        double k0 = e.startCurvature();
        double k1 = e.endCurvature();
        if (k0 * k1 < 0) {
            double half = e.length() * k0 / (k0 - k1);
            readClothoid(new PlanElement(e.start(), half, k0, 0));
            readClothoid(new PlanElement(e.poseAt(half), e.length() - half, 0, k1));
        } else if (k0 == 0) {
            finish();
            begin(e.start(), k1);
            in = e.length();
        } else if (k1 == 0) {
            if (start == null || out > 0 || !same(curvature, k0)) {
                finish();
                begin(e.start(), k0);
            }
            out = e.length();
        } else {
            throw new IllegalArgumentException("a clothoid between two arcs has no point of intersection: from curvature "
                    + k0 + " to " + k1 + " per m");
        }
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) <= 1e-12;
    }

    private void begin(Pose at, double k) {
        start = at;
        curvature = k;
        in = 0;
        arc = 0;
        out = 0;
    }

    /** Ends the curve that is being read, in as many parts as its turn asks for. */
    private void finish() {
        if (start == null) {
            return;
        }
        double radius = 1 / Math.abs(curvature);
        double turn = (arc + 0.5 * (in + out)) / radius;
        int parts = 1 + (int) (turn / MOST_TURN);
        double each = turn / parts * radius;
        for (int i = 0; i < parts; i++) {
            double clothoidIn = i == 0 ? in : 0;
            double clothoidOut = i == parts - 1 ? out : 0;
            double length = each - 0.5 * (clothoidIn + clothoidOut);
            if (length < -1e-9) {
                throw new IllegalArgumentException("a clothoid of " + Math.max(in, out)
                        + " m turns by more than a point of intersection can at radius " + radius + " m");
            }
            add(radius, clothoidIn, Math.max(0, length), clothoidOut);
        }
        start = null;
    }

    private void add(double radius, double clothoidIn, double length, double clothoidOut) {
        double turn = (length + 0.5 * (clothoidIn + clothoidOut)) / radius;
        double tangent = HorizontalAlignment.Turn.of(turn, radius, clothoidIn, clothoidOut).tangentIn();
        points.add(new PointOfIntersection(
                start.x() + tangent * StrictMath.sin(start.heading()),
                start.y() + tangent * StrictMath.cos(start.heading()),
                radius,
                clothoidIn,
                clothoidOut));
        start = new PlanElement(start, clothoidIn, 0, curvature).end();
        start = new PlanElement(start, length, curvature, curvature).end();
        start = new PlanElement(start, clothoidOut, curvature, 0).end();
    }
}

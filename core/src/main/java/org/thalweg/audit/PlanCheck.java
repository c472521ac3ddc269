package org.thalweg.audit;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.audit.Diagram.Stretch;
import org.thalweg.standard.DesignStandard;

/** The rules of the plan line, on the elements that the curvature shows. */
final class PlanCheck {
    private final Survey survey;
    private final DesignStandard standard;
    private final List<Stretch> elements;

    private final Tally radius = Tally.least("curve radius", "m");
    private final Tally clothoid = Tally.least("clothoid length", "m");
    private final Tally shortTangent = Tally.least("tangent length, least", "m");
    private final Tally longTangent = Tally.most("tangent length, greatest", "m");
    private final Tally arc = Tally.least("arc length", "m");

    PlanCheck(Survey survey, DesignStandard standard) {
        this.survey = survey;
        this.standard = standard;
        this.elements = elements(survey.plan.stretches());
    }

    /** Elements as an engineer tells them: clothoids parted at 0, an arc of length 0 where two clothoids peak. */
    private static List<Stretch> elements(List<Stretch> stretches) {
        List<Stretch> out = new ArrayList<>();
        for (Stretch e : stretches) {
            Stretch before = out.isEmpty() ? null : out.get(out.size() - 1);
            if (before != null && isRamp(before) && isRamp(e) && before.slope() * e.slope() < 0
                    && before.end() * before.slope() > 0) {
                out.add(new Stretch(e.from(), e.from(), e.start(), e.start(), e.fromError(), e.fromError(),
                        e.error(), 0, e.fromError()));
            }
            if (e.start() * e.end() < 0) {
                double zero = e.from() - e.start() / e.slope();
                double off = 2 * e.error() / Math.abs(e.slope());
                out.add(new Stretch(e.from(), zero, e.start(), 0, e.fromError(), off, e.error(), e.slopeError(),
                        0.5 * (e.fromError() + off)));
                out.add(new Stretch(zero, e.to(), 0, e.end(), off, e.toError(), e.error(), e.slopeError(),
                        0.5 * (off + e.toError())));
            } else {
                out.add(e);
            }
        }
        return out;
    }

    private static boolean isRamp(Stretch e) {
        return !e.level();
    }

    private static boolean isStraight(Stretch e) {
        return e.level() && e.start() == 0;
    }

    private static boolean isArc(Stretch e) {
        return e.level() && e.start() != 0;
    }

    void run(List<Tally> findings) {
        int lastArc = -1;
        int lastStraight = -1;
        for (int i = 0; i < elements.size(); i++) {
            Stretch e = elements.get(i);
            if (isStraight(e)) {
                seeTangent(i);
                lastStraight = i;
            } else if (isArc(e)) {
                seeArc(i);
                if (lastArc >= 0 && lastStraight < lastArc && standard.minTangent() > 0) {
                    shortTangent.see(0, standard.minTangent(), lengthError(e), e.from());
                }
                lastArc = i;
            }
        }
        seeSharpPoints();
        findings.addAll(List.of(radius, clothoid, shortTangent, longTangent, arc));
    }

    /** How far an element's length may be off: its joints, and the stations themselves. */
    private static double lengthError(Stretch e) {
        return e.lengthError() + 0.02 + 1e-5 * e.length();
    }

    private void seeTangent(int i) {
        Stretch e = elements.get(i);
        if (standard.maxTangent() < Double.POSITIVE_INFINITY) {
            longTangent.see(e.length(), standard.maxTangent(), lengthError(e), e.from());
        }
        if (i > 0 && i + 1 < elements.size() && standard.minTangent() > 0) {
            shortTangent.see(e.length(), standard.minTangent(), lengthError(e), e.from());
        }
    }

    private void seeArc(int i) {
        Stretch e = elements.get(i);
        double r = 1 / Math.abs(e.start());
        double error = 2 * r * r * e.error();
        radius.see(r, standard.minRadius(), error, 0.5 * (e.from() + e.to()));
        if (i > 0 && i + 1 < elements.size() && standard.minArc() > 0) {
            arc.see(e.length(), standard.minArc(), lengthError(e), e.from());
        }
        if (i > 0) {
            Stretch in = elements.get(i - 1);
            seeClothoid(e, r, error, in, isRamp(in) ? in.start() : in.end(), e.from());
        }
        if (i + 1 < elements.size()) {
            Stretch out = elements.get(i + 1);
            seeClothoid(e, r, error, out, isRamp(out) ? out.end() : out.start(), e.to());
        }
    }

    /**
     * The clothoid on one side of an arc. Between two arcs that turn the same way the share of the length is asked that
     * the change of curvature is of the arc's own.
     */
    private void seeClothoid(Stretch arc, double r, double error, Stretch side, double from, double at) {
        double share = from * arc.start() > 0 ? Math.max(0, 1 - Math.abs(from / arc.start())) : 1;
        double needed = share * standard.clothoids().length(r + error);
        double exact = share * standard.clothoids().length(Math.max(error, r - error));
        if (needed > 0) {
            boolean ramp = isRamp(side);
            double tolerance = ramp ? lengthError(side) + Math.abs(exact - needed) : 0;
            clothoid.see(ramp ? side.length() : 0, needed, tolerance, at);
        }
    }

    /** Points that turn more sharply than any arc may, wherever they are. */
    private void seeSharpPoints() {
        Samples k = survey.plan.samples();
        for (int i = 0; i < k.at.length; i++) {
            double sharp = Math.abs(k.value[i]) - 2 * k.error[i];
            if (sharp * standard.minRadius() > 1 && sharp > survey.greatestCurvature(k.left[i], k.right[i])) {
                double r = 1 / Math.abs(k.value[i]);
                radius.see(r, standard.minRadius(), Math.max(1e-3, 2 * r * r * k.error[i]), k.at[i]);
            }
        }
    }
}

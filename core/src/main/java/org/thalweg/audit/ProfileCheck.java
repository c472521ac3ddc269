package org.thalweg.audit;

import java.util.List;
import org.thalweg.audit.Diagram.Stretch;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;

/** The rules of the profile, on the grades between points and the strokes that they show. */
final class ProfileCheck {
    private final Survey survey;
    private final List<Span> spans;
    private final DesignStandard standard;
    private final List<Stretch> strokes;

    private final Tally grade = Tally.most("grade", "ratio");
    private final Tally compensated = Tally.most("grade in curves", "ratio");
    private final Tally drained = Tally.least("grade in the open", "ratio");
    private final Tally tunnel = Tally.least("grade in tunnels", "ratio");
    private final Tally crest = Tally.least("crest radius", "m");
    private final Tally sag = Tally.least("sag radius", "m");
    private final Tally spacing = Tally.least("distance of changes of grade", "m");
    private final Tally constant = Tally.least("constant grade between vertical curves", "m");
    private final Tally overlap = Tally.most("vertical curve on a clothoid", "m");
    private final Tally sites = Tally.most("distance of station sites", "m");

    ProfileCheck(Survey survey, List<Span> spans, DesignStandard standard) {
        this.survey = survey;
        this.spans = spans;
        this.standard = standard;
        this.strokes = survey.profile.stretches();
    }

    void run(List<Tally> findings) {
        seeGrades();
        seeChanges();
        for (Stretch e : strokes) {
            if (!isCurve(e)) {
                seeDrainage(e);
            } else if (standard.verticalCurveOffClothoid()) {
                seeOverlap(e);
            }
        }
        if (standard.flatLength() > 0 && standard.flatSpacing() < Double.POSITIVE_INFINITY) {
            seeSites();
        }
        findings.addAll(List.of(
                grade, compensated, drained, tunnel, crest, sag, spacing, constant, overlap, sites));
    }

    /** How far the joints of the plan line may be off (m), for telling which curvature a chord has. */
    private double jointError() {
        return 0.05 + 1e4 * survey.line.rounding();
    }

    private void seeGrades() {
        for (int j = 0; j < survey.grade.length; j++) {
            double g = Math.abs(survey.grade[j]);
            double error = survey.gradeError[j] + 1e-9;
            double at = 0.5 * (survey.s[j] + survey.s[j + 1]);
            grade.see(g, standard.maxGrade(), error, at);
            if (standard.curveCompensation() > 0) {
                double k = survey.leastCurvature(survey.s[j] - jointError(), survey.s[j + 1] + jointError());
                compensated.see(g, standard.gradeLimit(k), error + 1e-6 * standard.maxGrade(), at);
            }
        }
    }

    private static double lengthError(Stretch e) {
        return e.lengthError() + 0.02 + 1e-5 * e.length();
    }

    /** Whether a stroke is a vertical curve, and not a grade that rounding makes look bent. */
    private boolean isCurve(Stretch e) {
        double least = Math.max(standard.crestRadius(), standard.sagRadius());
        boolean faint = Math.abs(e.end() - e.start()) <= standard.verticalCurveThreshold();
        return !e.level() && !(faint && Math.abs(e.slope()) * 10 * least < 1);
    }

    /** Vertical curves, the distances of their points of intersection, and the constant grades between them. */
    private void seeChanges() {
        double lastPoint = Double.NaN;
        double lastError = 0;
        double lastCurve = Double.NaN;
        double lastEnd = 0;
        for (int i = 0; i < strokes.size(); i++) {
            Stretch e = strokes.get(i);
            boolean curve = isCurve(e);
            if (!curve && (i == 0 || isCurve(strokes.get(i - 1)))) {
                continue;
            }
            double change = curve ? e.end() - e.start() : e.start() - strokes.get(i - 1).end();
            double at = curve ? 0.5 * (e.from() + e.to()) : e.from();
            double error = (curve ? e.middleError() : e.fromError()) + 0.02;
            seeCurve(e, change, at);
            if (!Double.isNaN(lastPoint) && standard.minGradeLength() > 0) {
                spacing.see(at - lastPoint, standard.minGradeLength(), error + lastError, at);
            }
            lastPoint = at;
            lastError = error;
            if (curve) {
                if (!Double.isNaN(lastCurve) && standard.minConstantGrade() > 0) {
                    constant.see(e.from() - lastCurve, standard.minConstantGrade(), e.fromError() + lastEnd + 0.02,
                            e.from());
                }
                lastCurve = e.to();
                lastEnd = e.toError();
            }
        }
    }

    private void seeCurve(Stretch e, double change, double at) {
        double size = Math.abs(change);
        double changeError = 4 * e.error();
        if (size <= standard.verticalCurveThreshold() + changeError) {
            return;
        }
        boolean curve = isCurve(e);
        double length = curve ? e.length() : 0;
        double r = length / size;
        double slopeError = e.slopeError() > 0 ? e.slopeError() * r : 0.01 + lengthError(e) / Math.max(1, length);
        // Where no curve is to be seen there may be one as short as the points are apart, and a little more: its ends
        // hardly leave the grades.
        double tolerance = !curve ? 1.1 * survey.spacing(at) / size : r * Math.min(0.5, slopeError + 1e-4);
        Tally kind = change < 0 ? crest : sag;
        kind.see(r, change < 0 ? standard.crestRadius() : standard.sagRadius(), tolerance, at);
    }

    /** Constant grades must drain, in tunnels and outside them; vertical curves pass through 0 as they must. */
    private void seeDrainage(Stretch e) {
        double slack = 2 * survey.line.structureError() + lengthError(e);
        for (Span span : spans) {
            double from = Math.max(e.from(), span.from());
            double to = Math.min(e.to(), span.to());
            boolean bored = span.structure() == Structure.TUNNEL;
            double least = bored ? standard.minTunnelGrade() : standard.minGrade();
            if (to - from > slack && least > 0) {
                (bored ? tunnel : drained).see(Math.min(Math.abs(e.start()), Math.abs(e.end())), least, 2 * e.error() + 1e-9, 0.5 * (from + to));
            }
        }
    }

    private void seeOverlap(Stretch curve) {
        List<Stretch> plan = survey.plan.stretches();
        for (int i = survey.plan.first(curve.from()); i < plan.size() && plan.get(i).from() < curve.to(); i++) {
            Stretch e = plan.get(i);
            double shared = Math.min(curve.to(), e.to()) - Math.max(curve.from(), e.from());
            if (!e.level()) {
                double tolerance = lengthError(curve) + lengthError(e);
                overlap.see(Math.max(0, shared), 0, tolerance, Math.max(curve.from(), e.from()));
            } else {
                overlap.see(0, 0, 0, curve.from());
            }
        }
    }

    /**
     * Sites for stations: stretches flat enough and long enough. A site's middle may lie anywhere half its length or more
     * from the ends of the flat stretch; the distance from one site to the next is that between the nearest such places.
     */
    private void seeSites() {
        double half = standard.flatLength() / 2;
        double reached = 0;
        double error = 0.1 + 1e-5 * survey.length();
        double from = Double.NaN;
        double to = Double.NaN;
        double ends = 0;
        for (Stretch e : strokes) {
            double start = flatFrom(e);
            // A flat stretch goes on while each stroke is flat from its very beginning.
            if (!Double.isNaN(from) && !(start <= to + 1e-6)) {
                reached = seeSite(from, to, half, reached, error + ends);
                from = Double.NaN;
                ends = 0;
            }
            if (!Double.isNaN(start)) {
                from = Double.isNaN(from) ? start : from;
                to = flatTo(e);
                ends = Math.max(ends, lengthError(e));
            }
        }
        if (!Double.isNaN(from)) {
            reached = seeSite(from, to, half, reached, error + ends);
        }
        sites.see(survey.length() - reached, standard.flatSpacing(), error, reached);
    }

    private double seeSite(double from, double to, double half, double reached, double error) {
        if (to - from < 2 * half - error) {
            return reached;
        }
        double first = Math.min(from + half, 0.5 * (from + to));
        sites.see(first - reached, standard.flatSpacing(), error, reached);
        return Math.max(first, to - half);
    }

    /** Where a stroke becomes flat enough; NaN where it never is. */
    private double flatFrom(Stretch e) {
        double limit = standard.flatGrade() + 2 * e.error() + 1e-9;
        if (Math.abs(e.start()) <= limit) {
            return e.from();
        }
        double edge = Math.signum(e.start()) * limit;
        double at = e.level() ? Double.NaN : e.from() + (edge - e.start()) / e.slope();
        return at >= e.from() && at <= e.to() ? at : Double.NaN;
    }

    private double flatTo(Stretch e) {
        double limit = standard.flatGrade() + 2 * e.error() + 1e-9;
        if (Math.abs(e.end()) <= limit) {
            return e.to();
        }
        return e.from() + (Math.signum(e.end()) * limit - e.start()) / e.slope();
    }
}

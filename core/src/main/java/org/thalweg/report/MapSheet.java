package org.thalweg.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.cost.StationTable;
import org.thalweg.geometry.Pose;
import org.thalweg.security.VisibilityMap;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;
import org.thalweg.study.Line;
import org.thalweg.territory.Zone;

/**
 * One map under construction. Areas are drawn first, then lines, then marks and labels, in the order in which the methods
 * are called; a label that finds no free place is left out.
 */
final class MapSheet {
    private static final double SMALL = 8.5;
    private static final double TEXT = 10;

    private final Canvas canvas;
    private final Window window;
    private final Backdrop backdrop;
    private final Labels labels;
    private final double height;
    private final List<double[]> gates = new ArrayList<>();

    /** Begins a map of a window with room around it for the graticule. */
    MapSheet(Canvas canvas, Window window, Backdrop backdrop) {
        this.canvas = canvas;
        this.window = window;
        this.backdrop = backdrop;
        this.height = window.height();
        double right = window.left() + window.width();
        double bottom = window.top() + height;
        this.labels = new Labels(window.left() + 2, window.top() + 2, right - 2, bottom - 2);
        canvas.clip(window.left(), window.top(), window.width(), height);
        canvas.rect(window.left(), window.top(), window.width(), height, "fill=\"#f3f1ee\"");
    }

    /** Hillshade and contours. */
    MapSheet ground() {
        canvas.raw(backdrop.use("relief", window)).raw(backdrop.use("contours", window));
        return this;
    }

    /** The corridor band of a mode. */
    MapSheet band(Mode mode) {
        canvas.raw(backdrop.use("band-" + mode.slug(), window));
        return this;
    }

    /** What a watch sees of the ground. */
    MapSheet seen(VisibilityMap map) {
        canvas.raw(backdrop.use(Backdrop.layer(map), window));
        return this;
    }

    /** Observers as dots, and letters at the places that see most. */
    MapSheet observers(VisibilityMap map, int[] best) {
        StringBuilder dots = new StringBuilder();
        for (int o = 0; o < map.observers().cells().length; o++) {
            double[] at = window.at(map.observers().x(map.frame(), o), map.observers().y(map.frame(), o));
            Canvas.append(dots, List.of(new double[] {at[0] - 0.3, at[1]}, new double[] {at[0] + 0.3, at[1]}), false);
        }
        canvas.path(dots, "fill=\"none\" stroke=\"#111\" stroke-width=\"1.4\" stroke-linecap=\"round\" stroke-opacity=\"0.55\"");
        for (int k = 0; k < best.length; k++) {
            double[] at = window.at(map.observers().x(map.frame(), best[k]), map.observers().y(map.frame(), best[k]));
            canvas.circle(at[0], at[1], 6.5, "fill=\"#fff\" stroke=\"#111\" stroke-width=\"1.2\"");
            canvas.text(at[0], at[1] + 3, "middle", "class=\"s b\"", SecurityPages.letter(k));
            labels.take(new double[] {at[0] - 7, at[1] - 7, at[0] + 7, at[1] + 7});
        }
        return this;
    }

    /** Pales what lies outside the territory. */
    MapSheet territory(Geometry territory) {
        if (territory != null) {
            StringBuilder data = new StringBuilder();
            double r = window.left() + window.width();
            double b = window.top() + height;
            Canvas.append(data, List.of(window.at(window.west(), window.north()), new double[] {r, window.top()},
                    new double[] {r, b}, new double[] {window.left(), b}), true);
            rings(data, territory);
            canvas.path(data, "class=\"veil\" fill-rule=\"evenodd\"");
            StringBuilder edge = new StringBuilder();
            rings(edge, territory);
            canvas.path(edge, "class=\"territory\"");
        }
        return this;
    }

    /** Zones as areas, with their names. */
    MapSheet zones(List<Zone> zones) {
        for (Zone zone : zones) {
            StringBuilder data = new StringBuilder();
            rings(data, zone.area());
            String colour = Ink.of(zone.rule());
            String hatch = zone.rule() == Zone.Rule.FORBIDDEN ? " stroke-dasharray=\"4 2\"" : "";
            double opacity = zone.rule() == Zone.Rule.BRIDGE ? 0.75 : 0.22;
            canvas.path(data, "fill=\"" + colour + "\" fill-opacity=\"" + opacity + "\" fill-rule=\"evenodd\" stroke=\""
                    + colour + "\" stroke-width=\"0.8\"" + hatch);
        }
        return this;
    }

    /** Outer and inner rings of polygons, and lines, thinned to what shows. */
    private void rings(StringBuilder data, Geometry geometry) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part.getNumGeometries() > 1) {
                rings(data, part);
            } else if (part instanceof org.locationtech.jts.geom.Polygon polygon) {
                Canvas.append(data, points(polygon.getExteriorRing().getCoordinates()), true);
                for (int k = 0; k < polygon.getNumInteriorRing(); k++) {
                    Canvas.append(data, points(polygon.getInteriorRingN(k).getCoordinates()), true);
                }
            } else {
                Canvas.append(data, points(part.getCoordinates()), false);
            }
        }
    }

    private List<double[]> points(Coordinate[] coordinates) {
        List<double[]> out = new ArrayList<>(coordinates.length);
        for (Coordinate c : coordinates) {
            out.add(window.at(c.x, c.y));
        }
        return Thin.line(out, 0.15);
    }

    /** A border line. */
    MapSheet border(Geometry line) {
        StringBuilder data = new StringBuilder();
        rings(data, line);
        canvas.path(data, "class=\"border-casing\"").path(data, "class=\"border\"");
        return this;
    }

    /** A line in the colours of its structures: a road as a band, a railway thin with ties. */
    MapSheet structures(Line line) {
        StringBuilder all = new StringBuilder();
        StringBuilder[] each = new StringBuilder[Structure.values().length];
        for (Structure structure : Structure.values()) {
            each[structure.ordinal()] = new StringBuilder();
        }
        for (StructureSpan span : line.alignment().structures()) {
            for (List<double[]> piece : trace(line.stations(), span.from(), span.to())) {
                Canvas.append(each[span.structure().ordinal()], piece, false);
                Canvas.append(all, piece, false);
                labels.ink(piece);
            }
        }
        String mode = line.standard().mode().slug();
        canvas.path(all, "class=\"" + mode + " case\"");
        for (Structure structure : Structure.values()) {
            String data = each[structure.ordinal()].toString();
            canvas.path(data, "class=\"" + mode + " core\" stroke=\"" + Ink.of(structure) + "\"");
            if (structure == Structure.TUNNEL) {
                canvas.path(data, "class=\"" + mode + " bore\"");
            }
        }
        if (line.standard().mode() == Mode.RAIL) {
            canvas.path(all, "class=\"rail ties\"");
        }
        return this;
    }

    /** A line in one colour, its tunnels dashed. */
    MapSheet plain(Line line, String colour) {
        StringBuilder all = new StringBuilder();
        StringBuilder tunnels = new StringBuilder();
        for (StructureSpan span : line.alignment().structures()) {
            for (List<double[]> piece : trace(line.stations(), span.from(), span.to())) {
                Canvas.append(all, piece, false);
                labels.ink(piece);
                if (span.structure() == Structure.TUNNEL) {
                    Canvas.append(tunnels, piece, false);
                }
            }
        }
        boolean rail = line.standard().mode() == Mode.RAIL;
        canvas.path(all, "class=\"halo\"");
        canvas.path(all, "class=\"plain\" stroke=\"" + colour + "\"");
        canvas.path(tunnels, "class=\"plain-bore\"");
        if (rail) {
            canvas.path(all, "class=\"plain-ties\" stroke=\"" + colour + "\"");
        }
        return this;
    }

    /** The rows of a stretch as polylines in the drawing, broken where they leave the map. */
    private List<List<double[]>> trace(StationTable table, double from, double to) {
        List<List<double[]>> out = new ArrayList<>();
        List<double[]> piece = new ArrayList<>();
        double margin = 20 / window.scale();
        for (int i = 0; i < table.rows() && table.station()[i] <= to + 1e-3; i++) {
            double x = table.x()[i];
            double y = table.y()[i];
            boolean near = x > window.west() - margin && x < window.east() + margin
                    && y > window.south() - margin && y < window.north() + margin;
            if (near && table.station()[i] >= from - 1e-3) {
                piece.add(window.at(x, y));
            } else if (piece.size() > 1) {
                out.add(Thin.line(piece, 0.12));
                piece = new ArrayList<>();
            } else {
                piece.clear();
            }
        }
        if (piece.size() > 1) {
            out.add(Thin.line(piece, 0.12));
        }
        return out;
    }

    /** Kilometre marks: on the left of a road, on the right of a railway. */
    MapSheet kilometres(Line line) {
        double unit = 1000 * window.scale();
        int every = unit > 24 ? 1 : unit > 14 ? 2 : unit > 7 ? 5 : 10;
        boolean rail = line.standard().mode() == Mode.RAIL;
        StringBuilder ticks = new StringBuilder();
        for (int km = 0; km * 1000.0 <= line.alignment().length(); km++) {
            Pose pose = line.alignment().plan().poseAt(km * 1000.0);
            double side = rail ? 1 : -1;
            double dx = side * StrictMath.cos(pose.heading());
            double dy = side * StrictMath.sin(pose.heading());
            double[] at = window.at(pose.x(), pose.y());
            if (unit > 7) {
                Canvas.append(ticks, List.of(at, new double[] {at[0] + 6 * dx, at[1] + 6 * dy}), false);
            }
            if (km % every == 0) {
                kilometre(Integer.toString(km), at, dx, dy, rail);
            }
        }
        canvas.path(ticks, "class=\"kmtick\"");
        return this;
    }

    private void kilometre(String text, double[] at, double dx, double dy, boolean rail) {
        List<double[]> boxes = new ArrayList<>();
        double[][] centres = new double[2][];
        for (int k = 0; k < 2; k++) {
            double reach = 12 + 5 * k;
            centres[k] = new double[] {at[0] + reach * dx, at[1] + reach * dy};
            boxes.add(Labels.box(centres[k][0], centres[k][1], text, SMALL));
        }
        int best = labels.place(boxes, 3);
        if (best >= 0) {
            canvas.text(centres[best][0], centres[best][1] + 3, "middle",
                    rail ? "class=\"s halo i\"" : "class=\"s halo\"", text);
        }
    }

    /** A gate: its segment or point, and where a line passes it; with its name unless that is empty. */
    MapSheet gate(String name, Geometry place, double toX, double toY) {
        StringBuilder data = new StringBuilder();
        if (place.getCoordinates().length > 1) {
            rings(data, place);
            canvas.path(data, "class=\"gate-segment\"");
            labels.ink(Arrays.stream(place.getCoordinates()).map(c -> window.at(c.x, c.y)).toList());
        }
        double[] at = window.at(toX, toY);
        if (gates.stream().anyMatch(g -> Math.hypot(g[0] - at[0], g[1] - at[1]) < 7)) {
            return this;
        }
        gates.add(at);
        canvas.raw("<path class=\"gate\" d=\"").raw(Canvas.data(List.of(new double[] {at[0], at[1] - 6},
                new double[] {at[0] + 6, at[1]}, new double[] {at[0], at[1] + 6}, new double[] {at[0] - 6, at[1]}), true))
                .raw("\"/>\n");
        labels.take(new double[] {at[0] - 7, at[1] - 7, at[0] + 7, at[1] + 7});
        if (!name.isEmpty()) {
            name(name, at[0], at[1], "class=\"t b halo\"", 14, 40);
        }
        return this;
    }

    /** A name near a point: to its sides, above, below. */
    private boolean name(String text, double x, double y, String style, double off, int cover) {
        double half = Labels.width(text, TEXT) / 2 + 2;
        double[][] centres = {
            {x + half + 0.6 * off, y}, {x - half - 0.6 * off, y}, {x, y - off}, {x, y + off}, {x + half, y - off},
            {x - half, y - off}, {x + half, y + off}, {x - half, y + off}, {x, y - 2 * off}, {x, y + 2 * off},
            {x + half + off, y - off}, {x - half - off, y - off}, {x + half + off, y + off}, {x - half - off, y + off}
        };
        List<double[]> boxes = new ArrayList<>();
        for (double[] centre : centres) {
            boxes.add(Labels.box(centre[0], centre[1], text, TEXT));
        }
        int best = labels.place(boxes, cover);
        if (best >= 0) {
            canvas.text(centres[best][0], centres[best][1] + 3.5, "middle", style, text);
        }
        return best >= 0;
    }

    /** The name of a line beside it, where there is most room. */
    MapSheet lineName(String text, Line line, String colour) {
        for (double share : new double[] {0.5, 0.3, 0.7, 0.4, 0.6, 0.2, 0.8, 0.12, 0.88}) {
            Pose pose = line.alignment().plan().poseAt(share * line.alignment().length());
            double[] at = window.at(pose.x(), pose.y());
            if (name(text, at[0], at[1], "class=\"t b halo\" fill=\"" + colour + "\"", 14, 2)) {
                return this;
            }
        }
        return this;
    }

    /** Names of zones, inside or beside them. */
    MapSheet zoneNames(List<Zone> zones) {
        for (Zone zone : zones) {
            org.locationtech.jts.geom.Point inside = zone.area().isEmpty() ? null : zone.area().getInteriorPoint();
            if (inside != null) {
                double[] at = window.at(inside.getX(), inside.getY());
                name(zone.name(), at[0], at[1], "class=\"s halo\" fill=\"" + Ink.of(zone.rule()) + "\"", 11, 3);
            }
        }
        return this;
    }

    /** The name of a border along it, where it fits. */
    MapSheet borderName(String text, Geometry line) {
        Coordinate[] points = line.getCoordinates();
        for (double share : new double[] {0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9}) {
            Coordinate c = points[(int) (share * (points.length - 1))];
            double[] at = window.at(c.x, c.y);
            if (name(text, at[0], at[1] + 8, "class=\"s halo i\" fill=\"#5a2d82\"", 13, 3)) {
                return this;
            }
        }
        return this;
    }

    /** Heights on the stronger contours, along them, feet downhill or not: always readable upright. */
    MapSheet contourNames() {
        List<double[]> taken = new ArrayList<>();
        for (Contours.Contour contour : backdrop.contours().index()) {
            List<double[]> p = contour.points();
            for (int i = 2; i + 2 < p.size(); i += 3) {
                double[] at = window.at(p.get(i)[0], p.get(i)[1]);
                boolean near = taken.stream().anyMatch(t -> Math.hypot(t[0] - at[0], t[1] - at[1]) < 105);
                String text = Figures.number(contour.level(), 0).replace("\u00a0", "");
                if (!near && labels.place(List.of(Labels.box(at[0], at[1], text, SMALL)), 0) == 0) {
                    double dx = p.get(i + 1)[0] - p.get(i - 1)[0];
                    double dy = p.get(i - 1)[1] - p.get(i + 1)[1];
                    double angle = StrictMath.toDegrees(StrictMath.atan2(dy, dx));
                    angle = angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle;
                    canvas.turned(at[0], at[1] + 2.5, angle, "middle", "class=\"height\"", text);
                    taken.add(at);
                }
            }
        }
        return this;
    }

    /** Scale bar and north arrow, each in the corner where it covers lines least; called after the lines. */
    MapSheet scaleAndNorth() {
        double metres = 0.5 * Ticks.step(0.2 * window.width() / window.scale(), 1);
        double length = metres * window.scale();
        String text = metres > 999
                ? Figures.number(metres / 1000, Ticks.decimals(metres / 1000)) + " km"
                : Figures.number(metres, 0) + " m";
        double[] bar = corner(length + Labels.width(text, TEXT) + 18, 18, false);
        double x = bar[0] + 5;
        double y = bar[1] + 12;
        canvas.path(Canvas.data(List.of(new double[] {x, y - 5}, new double[] {x, y}, new double[] {x + length, y},
                new double[] {x + length, y - 5}), false), "class=\"scale\"");
        canvas.text(x + length + 6, y + 1, "start", "class=\"t\"", text);
        double[] arrow = corner(18, 32, true);
        double nx = arrow[0] + 9;
        double ny = arrow[1] + 7;
        canvas.path(Canvas.data(List.of(new double[] {nx, ny - 4}, new double[] {nx + 5, ny + 9}, new double[] {nx, ny + 6},
                new double[] {nx - 5, ny + 9}), true), "fill=\"#222\"");
        canvas.text(nx, ny + 21, "middle", "class=\"t b\"", "N");
        return this;
    }

    /** Lays a plate of a size into a corner, best the upper right or the lower left; returns its upper left point. */
    private double[] corner(double width, double tall, boolean upperRight) {
        double left = window.left() + 5;
        double right = window.left() + window.width() - 5 - width;
        double upper = window.top() + 5;
        double lower = window.top() + height - 5 - tall;
        double[][] corners = upperRight
                ? new double[][] {{right, upper}, {left, upper}, {right, lower}, {left, lower}}
                : new double[][] {{left, lower}, {right, lower}, {left, upper}, {right, upper}};
        List<double[]> boxes = new ArrayList<>();
        for (double[] c : corners) {
            boxes.add(new double[] {c[0], c[1], c[0] + width, c[1] + tall});
        }
        double[] best = corners[Math.max(0, labels.place(boxes, Integer.MAX_VALUE - 1))];
        canvas.rect(best[0], best[1], width, tall, "class=\"plate\"");
        return best;
    }

    /** Ends the clipped part and draws the frame with its graticule. */
    void frame(Graticule graticule) {
        canvas.unclip();
        canvas.rect(window.left(), window.top(), window.width(), height, "fill=\"none\" stroke=\"#333\" stroke-width=\"0.8\"");
        graticule.draw(canvas, window);
    }
}

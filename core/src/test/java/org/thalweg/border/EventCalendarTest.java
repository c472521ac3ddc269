package org.thalweg.border;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EventCalendarTest {
    private record Event(double time, int order) {}

    @Test
    void comesInTheOrderOfThePlainQueue() {
        for (long seed = 1; seed <= 30; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            EventCalendar calendar = new EventCalendar();
            PriorityQueue<Event> plain =
                    new PriorityQueue<>(Comparator.comparingDouble(Event::time).thenComparingInt(Event::order));
            for (int i = 0; i < 3000; i++) {
                if (plain.isEmpty() || random.nextInt(5) < 3) {
                    // Few different times, so that many are the same.
                    double time = random.nextInt(200);
                    calendar.put(time, i % 4, i);
                    plain.add(new Event(time, i));
                } else {
                    Event next = plain.remove();
                    assertThat(calendar.time()).as("seed %d", seed).isEqualTo(next.time());
                    assertThat(calendar.detail()).as("seed %d", seed).isEqualTo(next.order());
                    assertThat(calendar.kind()).as("seed %d", seed).isEqualTo(next.order() % 4);
                    calendar.remove();
                }
                assertThat(calendar.isEmpty()).isEqualTo(plain.isEmpty());
            }
        }
    }
}

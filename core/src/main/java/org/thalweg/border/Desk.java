package org.thalweg.border;

/** A station at work in one replication: who waits and how many servers are busy. */
final class Desk {
    int[] staffed;
    int onDuty;
    int busy;
    boolean unlimited;

    /** Ring of vehicles that wait, as slot * flows + flow. */
    int[] ring = new int[16];
    int head;
    int waiting;
    /** Units that wait. */
    int units;

    void push(int who) {
        if (waiting == ring.length) {
            int[] wider = new int[2 * waiting];
            for (int i = 0; i < waiting; i++) {
                wider[i] = ring[(head + i) & (ring.length - 1)];
            }
            ring = wider;
            head = 0;
        }
        ring[(head + waiting++) & (ring.length - 1)] = who;
    }

    void pop() {
        head = (head + 1) & (ring.length - 1);
        waiting--;
    }
}

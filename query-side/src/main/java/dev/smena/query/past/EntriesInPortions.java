package dev.smena.query.past;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventData;

/** Stored events, of which the next are read when those before have been taken. */
final class EntriesInPortions implements Iterator<DomainEventData<byte[]>> {

    private final Function<Portion, List<DomainEventData<byte[]>>> reader;
    private Portion left;
    private Iterator<DomainEventData<byte[]>> read = Collections.emptyIterator();

    /** @param reader gives some of the portion's first events, none if there is none */
    EntriesInPortions(Portion all, Function<Portion, List<DomainEventData<byte[]>>> reader) {
        this.left = all;
        this.reader = reader;
    }

    Stream<DomainEventData<byte[]>> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, 0), false);
    }

    @Override
    public boolean hasNext() {
        if (!read.hasNext() && left.from() <= left.to()) {
            var next = reader.apply(left);
            read = next.iterator();
            left = left.from(next.isEmpty() ? left.to() + 1 : next.getLast().getSequenceNumber() + 1);
        }
        return read.hasNext();
    }

    @Override
    public DomainEventData<byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return read.next();
    }
}

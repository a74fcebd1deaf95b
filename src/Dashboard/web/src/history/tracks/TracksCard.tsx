import { useCallback } from 'react';
import { readTracks } from '../../api/history';
import { useLoad } from '../../api/useLoad';
import { Card } from '../../parts/Card';
import { Loaded } from '../../parts/Loaded';
import { Empty } from '../../parts/States';
import { Downloads } from '../Downloads';
import { type Span, spanKey, within } from '../span';
import { MoodEffect } from './MoodEffect';
import { PlayedList } from './PlayedList';

/** A track that has just ended shows up by itself. */
const againMs = 60_000;

/** What was played, with the mood around each track. */
export function TracksCard({ device, span }: { device: string; span: Span }) {
  return (
    <Card
      title="Tracks"
      hint="With the mood of the room before and after. That says what happened, not that the track was the reason."
      aside={<Downloads device={device} span={span} kind="tracks" what="the tracks" />}
      testId="history-tracks"
    >
      <MoodEffect key={device} device={device} />
      <Played key={spanKey(device, span)} device={device} span={span} />
    </Card>
  );
}

function Played({ device, span }: { device: string; span: Span }) {
  const tracks = useLoad(
    useCallback(() => readTracks(device, span.from, span.to), [device, span]),
    againMs,
  );
  return (
    <Loaded load={tracks} what="the tracks">
      {(played) =>
        played.length === 0 ? (
          <Empty icon="note" title={`No track ${within[span.view]}`} />
        ) : (
          <PlayedList device={device} tracks={played} view={span.view} />
        )
      }
    </Loaded>
  );
}

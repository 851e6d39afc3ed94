import type { ClaimedChannel, NotedChannel } from '../db/queries/outbox.ts';

/** A channel during a run. */
export interface ChannelState {
  before: ClaimedChannel;
  note: NotedChannel;
  /** Whether nothing more is sent to it in this run. */
  isStopped: boolean;
}

export function channelState(before: ClaimedChannel): ChannelState {
  return { before, note: { channel: before.channel }, isStopped: false };
}

using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Playlists;
using Roomtone.EdgeAgent.Music.Queue;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.Events;

namespace Roomtone.EdgeAgent.Music.Blocks;

/// <summary>
/// Puts the playlist of a block among what comes next, behind what people wish for, and again when it has been played. One
/// that cannot be played is told once a block; the room's own choice goes on, and it is tried again.
/// </summary>
internal sealed class BlockPlaylist(
    PlaylistStore store, PlaylistTracks tracks, PlayQueue queue, CatalogueProvider catalogues, IEventLog events)
{
    /// <summary>So many of one list: people's wishes must find room beside them.</summary>
    private const int Most = 400;

    private BlockSlot? _told;

    /// <summary>Why the block's playlist does not play, as a sentence or two; null where it does, or there is none.</summary>
    public string? Fault { get; private set; }

    /// <summary>What a block has put there, and lists that people play, do not come any more; single wishes stay.</summary>
    /// <param name="withPeoples">Whether people's playlists go as well.</param>
    public void Clear(bool withPeoples)
    {
        Fault = null;
        if (queue.Tracks.Any(Goes)) queue.Replace(queue.Tracks.Where(track => !Goes(track)));

        bool Goes(QueuedTrack track) => track.IsScheduled || (withPeoples && track.Playlist is not null);
    }

    /// <returns>Whether tracks were put there.</returns>
    public bool Fill(BlockSlot? block)
    {
        if (block?.Block is not { Playlist: { } id } of || queue.Tracks.Any(track => track.IsScheduled) || !catalogues.IsRead) return false;
        try
        {
            var wished = queue.Tracks.Select(track => track.Track).ToHashSet(StringComparer.Ordinal);
            var kept = store.All.FirstOrDefault(list => list.Id == id) ?? throw new CommandRefusedException("It is not on this box any more.");
            var list = tracks.ToPlay(kept, of.Name).Where(track => !wished.Contains(track.Track)).Take(Most);
            queue.Replace([.. queue.Tracks, .. list.Select(track => track with { IsScheduled = true })]);
            Fault = null;
            return true;
        }
        catch (CommandRefusedException e)
        {
            Miss(block, e.Message);
            return false;
        }
    }

    private void Miss(BlockSlot block, string why)
    {
        Fault = $"Its playlist cannot play: {why}";
        if (_told == block) return;
        _told = block;
        events.Append(
            EventTypes.Device,
            new DeviceEvent(
                DeviceHappenings.PlaylistMissing,
                $"The playlist of {block.Block.Name} cannot play, so the room's own choice goes on. {why} Choose another in the calendar."
            )
        );
    }
}

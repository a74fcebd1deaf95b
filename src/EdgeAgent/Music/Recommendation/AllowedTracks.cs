using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>The tracks that pass a filter. Kept as long as catalogue and filter stay the same.</summary>
internal sealed class AllowedTracks
{
    private readonly Catalogue _catalogue;
    private readonly TrackFilter _filter;

    private AllowedTracks(Catalogue catalogue, TrackFilter filter)
    {
        (_catalogue, _filter) = (catalogue, filter);
        Spacing = new RepeatCooldown(catalogue);
        Numbers = [.. Enumerable.Range(0, catalogue.Tracks.Count).Where(track => filter.Passes(catalogue.Tracks[track]))];
        ArtistCount = Numbers
            .Select(track => catalogue.Columns.Artist[track])
            .Distinct()
            .Count(artist => artist != catalogue.Columns.Artists.GetValueOrDefault("", -1));
    }

    /// <summary>What was played lately, by the numbers of the catalogue.</summary>
    public RepeatCooldown Spacing { get; }

    /// <summary>The places of the tracks in the catalogue.</summary>
    public int[] Numbers { get; }

    /// <summary>How many known artists they are by.</summary>
    public int ArtistCount { get; }

    public static AllowedTracks Of(ChoiceRequest request, AllowedTracks? before) =>
        before is not null && before._catalogue == request.Catalogue && before._filter == request.Filter
            ? before
            : new AllowedTracks(request.Catalogue, request.Filter);
}

using Roomtone.Contracts;
using Roomtone.Dashboard.Api;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Bulk;

/// <summary>Which boxes: one of these four.</summary>
/// <param name="All">All that one may see.</param>
/// <param name="Site">Those of a site, by its id.</param>
/// <param name="Tag">Those that carry a tag.</param>
/// <param name="Devices">These.</param>
internal sealed record BulkTargets(bool All = false, string? Site = null, string? Tag = null, IReadOnlyList<string>? Devices = null)
{
    public const int MostBoxes = 2000;

    private const int MostTold = 3;

    /// <returns>The boxes in order, and those of the named ones that are none; or a sentence for what cannot be.</returns>
    public async Task<(IReadOnlyList<DeviceView> Boxes, IReadOnlyList<string> Gone, string? Problem)> FindAsync(
        DeviceDirectory devices, AccessScope scope, CancellationToken cancellationToken)
    {
        var given = (All ? 1 : 0) + (Site is null ? 0 : 1) + (Tag is null ? 0 : 1) + (Devices is null ? 0 : 1);
        if (given != 1) return ([], [], "Say which boxes (targets): all, one site, one tag, or a list of devices.");
        if (Devices?.Count > MostBoxes) return ([], [], TooMany(Devices.Count));
        if (Devices?.Count == 0) return ([], [], "Choose at least one box.");
        var seen = (await devices.AllAsync(cancellationToken)).Where(device => scope.SeesDevice(device.Id)).ToList();
        if (Devices is null)
        {
            var chosen = seen.Where(device => All || (Site is not null ? device.Place?.Site == Site : device.Tags.Contains(Tag!))).ToList();
            return chosen.Count switch
            {
                0 => ([], [], Site is not null ? "No box stands in this site." : Tag is not null ? "No box carries this tag." : "There is no box yet."),
                > MostBoxes => ([], [], TooMany(chosen.Count)),
                _ => (chosen, [], null),
            };
        }

        var wanted = Devices.ToHashSet(StringComparer.Ordinal);
        if (wanted.FirstOrDefault(device => !DeviceId.IsValid(device)) is { } ill)
            return ([], [], $"'{ill[..Math.Min(ill.Length, 40)]}' is not the name of a box.");
        var found = seen.Where(device => wanted.Contains(device.Id)).ToList();
        wanted.ExceptWith(found.Select(device => device.Id));
        return found.Count > 0
            ? (found, [.. wanted.Order(StringComparer.Ordinal)], null)
            : ([], [], $"There is no box called {string.Join(", ", wanted.Take(MostTold))}.");
    }

    private static string TooMany(int count) =>
        $"At most {MostBoxes} boxes are changed at once, and {count} are named. Choose a site, a tag, or fewer of them.";
}

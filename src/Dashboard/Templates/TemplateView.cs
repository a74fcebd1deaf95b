using System.Text.Json;
using System.Text.Json.Serialization;
using Roomtone.Dashboard.Bulk;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Templates;

/// <summary>A template with the boxes that follow it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="Pieces">The settings in it; null where they cannot be read.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Revision">Name it in a change, so that nobody's change is lost.</param>
/// <param name="ChangedBy">The account.</param>
/// <param name="ChangedAt">UTC.</param>
/// <param name="MayChange">Whether one may change every box that follows it.</param>
/// <param name="Problem">What is wrong with it; null: nothing.</param>
/// <param name="Followers">The boxes that one may see.</param>
internal sealed record TemplateView(
    string Id,
    string Name,
    JsonElement? Pieces,
    string Words,
    int Revision,
    string ChangedBy,
    DateTimeOffset ChangedAt,
    bool MayChange,
    string? Problem,
    IReadOnlyList<TemplateFollower> Followers)
{
    public static TemplateView Of(Template template, IReadOnlyList<string> followers, AccessScope scope, SettingsPublisher publisher)
    {
        var (pieces, problem) = Read(template);
        return new(
            template.Id,
            template.Name,
            pieces?.ToElement(),
            pieces is null ? "" : BulkTitle.Of(pieces),
            template.Revision,
            template.ChangedBy,
            template.ChangedAt,
            followers.All(scope.SeesDevice),
            problem,
            [.. followers.Where(scope.SeesDevice).Select(device => TemplateFollower.Of(device, pieces, publisher))]);
    }

    private static (SettingPieces? Pieces, string? Problem) Read(Template template)
    {
        try
        {
            return (SettingPieces.Read(template.Pieces), null);
        }
        catch (PiecesException e)
        {
            return (null, e.Message);
        }
    }
}

/// <summary>A box that follows a template.</summary>
/// <param name="Device">The box.</param>
/// <param name="State">Whether it has what the template says.</param>
/// <param name="Differences">From the template's value to its own.</param>
internal sealed record TemplateFollower(string Device, FollowerState State, IReadOnlyList<PieceChange> Differences)
{
    public static TemplateFollower Of(string device, SettingPieces? pieces, SettingsPublisher publisher)
    {
        if (pieces is null || publisher.Now(device) is not { } now) return new(device, FollowerState.Unknown, []);
        var missing = pieces.Missing(now);
        var own = SettingPieces.Of(now, missing);
        return new(
            device,
            missing.Count == 0 ? FollowerState.Follows : FollowerState.Differs,
            [.. missing.Select(key => PieceText.Between(key, pieces[key], own[key]))]);
    }
}

[JsonConverter(typeof(KebabCase<FollowerState>))]
internal enum FollowerState
{
    Follows,
    Differs,

    /// <summary>The box has not told its settings.</summary>
    Unknown,
}

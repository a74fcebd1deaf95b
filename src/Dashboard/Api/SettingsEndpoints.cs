using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Licences;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Api;

/// <summary>A room's settings.</summary>
internal static class SettingsEndpoints
{
    /// <summary>With a schedule of 1,000 special days, in bytes.</summary>
    private const long LongestSettings = 1024 * 1024;

    private const int MaxListLength = 50;
    private const int MaxBlocked = 500;
    private const int MaxWordLength = 64;
    private const int MaxNameLength = 1024;

    public static void MapSettings(this IEndpointRouteBuilder api)
    {
        var settings = api.MapGroup("/devices/{id}/settings").WithTags("Devices");
        settings.MapGet("", ShowAsync)
            .WithSummary("A room's settings").WithDescription("Not applied and no error: the box has not answered yet.")
            .ProducesProblems(401, 403, 404, 503);
        settings
            .MapPut("", ChangeAsync)
            .RequireAuthorization(AuthorizationSetup.MayChange)
            .WithMetadata(new RequestSizeLimitAttribute(LongestSettings))
            .WithSummary("Change a room's settings")
            .WithDescription(
                "All of them: what is left out becomes its default. Waits up to 5 s for the box; one that is not there takes them when it is back."
            )
            .ProducesProblems(400, 401, 403, 404, 503);
    }

    private static async Task<Results<Ok<SettingsView>, ProblemHttpResult>> ShowAsync(
        string id,
        DeviceDirectory devices,
        RoomStateCache states,
        CancellationToken cancellationToken
    ) =>
        await devices.KnowsAsync(id, cancellationToken)
            ? TypedResults.Ok(SettingsPublisher.Of(states.Find(id)))
            : ProblemResults.UnknownDevice(id);

    private static async Task<Results<Ok<SettingsView>, ProblemHttpResult>> ChangeAsync(
        string id,
        SettingsRequest change,
        DeviceDirectory devices,
        RoomStateCache states,
        SettingsPublisher publisher,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (change.Settings is not { } settings) return ProblemResults.BadRequest("Give the settings.");
        if (Problems(settings) is { Count: > 0 } problems) return ProblemResults.BadRequest(string.Join(' ', problems));
        if (!await devices.KnowsAsync(id, cancellationToken)) return ProblemResults.UnknownDevice(id);

        var by = SessionTicket.Name(context.User);
        audit.Write(by, AuditActions.Settings, $"{id}: {Wire.Element(settings).GetRawText()}");
        foreach (var statement in LicenceStatements.Between(id, SettingsPublisher.Of(states.Find(id)).Settings.Stations, settings.Stations))
            audit.Write(by, AuditActions.Licence, statement);
        return TypedResults.Ok(await publisher.PutAsync(id, settings, cancellationToken));
    }

    /// <summary>A sentence for each value that is not allowed, here or in the box; empty when all is well.</summary>
    internal static List<string> Problems(RoomSettings settings)
    {
        var problems = settings.Problems().ToList();
        if (IsTooMuch(settings.Languages))
            problems.Add($"languages has more than {MaxListLength} entries, or one that is empty or longer than {MaxWordLength}.");
        if (IsTooMuch(settings.Genres))
            problems.Add($"genres has more than {MaxListLength} entries, or one that is empty or longer than {MaxWordLength}.");
        if (IsTooMuch(settings.BlockedArtists, MaxBlocked, MaxNameLength))
            problems.Add($"blockedArtists has more than {MaxBlocked} entries, or one that is empty or longer than {MaxNameLength}.");
        if (IsTooMuch(settings.BlockedTracks, MaxBlocked, MaxNameLength))
            problems.Add($"blockedTracks has more than {MaxBlocked} entries, or one that is empty or longer than {MaxNameLength}.");
        return problems;
    }

    private static bool IsTooMuch(IReadOnlyList<string> words, int most = MaxListLength, int longest = MaxWordLength) =>
        words.Count > most || words.Any(word => string.IsNullOrEmpty(word) || word.Length > longest);
}

/// <summary>The settings that somebody wants.</summary>
internal sealed record SettingsRequest(RoomSettings? Settings);

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Roomtone.Lab.Spotify;

/// <summary>The pages of accounts.spotify.com. Whoever opens the first agrees at once.</summary>
internal static class FakeSpotifyAccounts
{
    public static void Map(IEndpointRouteBuilder routes, FakeSpotify standIn)
    {
        routes.MapGet(
            "/accounts/authorize",
            (HttpRequest request) =>
            {
                var (to, fault) = standIn.Logins.Authorize(request.Query.ToDictionary(part => part.Key, part => part.Value.ToString()));
                return to is null ? Results.Text(fault, statusCode: 400) : Results.Redirect(to.AbsoluteUri);
            }
        );
        routes.MapPost(
            "/accounts/api/token",
            async (HttpRequest request) =>
            {
                var form = await request.ReadFormAsync();
                var (answer, error, error_description) = standIn.Logins.Token(
                    form.ToDictionary(part => part.Key, part => part.Value.ToString())
                );
                return answer is null ? Results.Json(new { error, error_description }, statusCode: 400) : Results.Json(answer);
            }
        );
    }
}

using System.Net;
using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Speaker.Radio.RadioBrowser;

/// <summary>
/// The directory Radio Browser (https://api.radio-browser.info): no key, its servers tried in turn. What fails is tried at the
/// next one; where all fail it is one sentence, and the room goes on.
/// </summary>
/// <param name="http">With our own User-Agent.</param>
/// <param name="settings">Where its servers are asked for.</param>
/// <param name="mirrors">What is known of them.</param>
/// <param name="time">The clock of the limits.</param>
/// <param name="namesOf">The names of all hosts behind one name; a name server by default.</param>
internal sealed class RadioDirectory(
    HttpClient http,
    RadioSettings settings,
    DirectoryMirrors mirrors,
    TimeProvider time,
    Func<string, CancellationToken, Task<IReadOnlyList<string>>>? namesOf = null)
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(1.5);

    /// <summary>Less than what whoever asks from a page waits for, CommandSender.ReplyWithin.</summary>
    private static readonly TimeSpan AllWithin = TimeSpan.FromSeconds(4.5);

    private const int MostAddresses = 10;

    /// <exception cref="RadioDirectoryException">It cannot be asked.</exception>
    public Task<IReadOnlyList<FoundStation>> SearchAsync(StationQuery query, CancellationToken cancellationToken) =>
        AskAsync(query.Path, answer => DirectoryAnswer.Stations(answer, query.Limit), cancellationToken);

    /// <summary>Says that somebody listens. It counts each address of the network and station once a day.</summary>
    /// <exception cref="RadioDirectoryException">It cannot be told.</exception>
    public Task CountAsync(Guid station, CancellationToken cancellationToken) => AskAsync($"/json/url/{station}", _ => true, cancellationToken);

    private async Task<T> AskAsync<T>(string path, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        if (!settings.AsksDirectory)
            throw new RadioDirectoryException("The directory of stations is switched off at this box (Radio:AsksDirectory). Add a station by its address.");
        using var late = new CancellationTokenSource(AllWithin, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        var fault = "it does not answer";
        foreach (var server in await ServersAsync(limit.Token))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested) break;
            try
            {
                return await AskAsync(new Uri(server, path), read, limit.Token);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                mirrors.Failed(server);
                fault = Fault(server, e);
            }
        }

        throw new RadioDirectoryException(
            $"Radio Browser cannot be asked now: {fault}. The stations of the room play on; try again later, or add one by its address.");
    }

    /// <summary>All servers; where they cannot be learnt, those of before, or the one in the settings.</summary>
    private async Task<IReadOnlyList<Uri>> ServersAsync(CancellationToken cancellationToken)
    {
        var start = new Uri(settings.Directory);
        if (mirrors.IsToBeAsked) mirrors.Know(await AskedAsync(start, cancellationToken));
        return mirrors.InTurn(otherwise: start);
    }

    private async Task<IReadOnlyList<Uri>> AskedAsync(Uri start, CancellationToken cancellationToken)
    {
        try
        {
            var names = await AskAsync(new Uri(start, "/json/servers"), DirectoryAnswer.Servers, cancellationToken);
            return [.. names.Select(name => Server(start.Scheme, name)).OfType<Uri>()];
        }
        catch (Exception)
        {
            return await LookedUpAsync(start, cancellationToken); // Whatever it is, the name server may know more.
        }
    }

    /// <summary>The other way that the directory offers: its name stands for all servers.</summary>
    private async Task<IReadOnlyList<Uri>> LookedUpAsync(Uri start, CancellationToken cancellationToken)
    {
        try
        {
            using var late = new CancellationTokenSource(AnswerWithin, time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
            var names = await (namesOf ?? NamesOfAsync)(start.Host, limit.Token).WaitAsync(limit.Token);
            return [.. names.Select(name => Server(start.Scheme, $"{name}:{start.Port}")).OfType<Uri>()];
        }
        catch (Exception)
        {
            return []; // The asking itself says what is wrong.
        }
    }

    private static Uri? Server(string scheme, string name) =>
        Uri.TryCreate($"{scheme}://{name}/", UriKind.Absolute, out var server) && server.AbsolutePath == "/" ? server : null;

    private static async Task<IReadOnlyList<string>> NamesOfAsync(string host, CancellationToken cancellationToken)
    {
        List<string> names = [];
        foreach (var address in (await Dns.GetHostAddressesAsync(host, cancellationToken)).Take(MostAddresses))
            names.Add((await Dns.GetHostEntryAsync(address.ToString(), cancellationToken)).HostName);
        return [.. names.Distinct()];
    }

    private async Task<T> AskAsync<T>(Uri address, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(AnswerWithin, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        answer.EnsureSuccessStatusCode();
        using var document = await DirectoryAnswer.ReadAsync(answer.Content, limit.Token);
        return read(document.RootElement);
    }

    private static string Fault(Uri server, Exception e) => e switch
    {
        OperationCanceledException => $"{server.Host} does not answer within {AnswerWithin.TotalSeconds:0.0} s",
        JsonException => $"what {server.Host} answers cannot be read",
        _ => $"{server.Host}: {e.Message.TrimEnd('.')}",
    };
}

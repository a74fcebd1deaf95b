using System.Net;
using System.Text;
using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>
/// A server on the internet that answers all questions alike. An input is <c>STATUS TYPE</c>, a line end, the body.
/// </summary>
internal sealed class OneAnswer : HttpMessageHandler
{
    private static readonly int[] Statuses = [200, 202, 204, 301, 400, 401, 403, 404, 429, 500, 502, 503, 600];

    private static readonly string[] Types =
    [
        "application/json", "text/html", "application/json; charset=none", "application/json; charset=utf-7", "application/json; charset=utf-16",
        "application/json; charset=\"\"", "x", "",
    ];

    private int _status = 200;
    private string _type = "";
    private byte[] _body = [];

    public static byte[] Input(string body, string head = "200 application/json") => Message.Of(head, Encoding.UTF8.GetBytes(body));

    public static byte[] Mutate(byte[] input, Random random)
    {
        var (head, body) = Message.Read(input);
        return random.Next(6) switch
        {
            0 => Message.Of($"{Statuses[random.Next(Statuses.Length)]} {head.Split(' ')[^1]}", body),
            1 => Message.Of($"{head.Split(' ')[0]} {Types[random.Next(Types.Length)]}", body),
            _ when body is [(byte)'{' or (byte)'[', ..] => Message.Of(head, JsonMutator.Mutate(body, random)),
            _ => Message.Of(head, LineMutator.Mutate(body, random)),
        };
    }

    public void Take(byte[] input)
    {
        (var head, _body) = Message.Read(input);
        _status = int.TryParse(head.Split(' ')[0], out var status) && status is >= 100 and <= 999 ? status : 200;
        _type = head.Split(' ', 2)[^1];
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(_body);
        if (_type.Length > 0) content.Headers.TryAddWithoutValidation("Content-Type", _type);
        return Task.FromResult(new HttpResponseMessage((HttpStatusCode)_status) { Content = content });
    }
}

namespace Roomtone.EdgeAgent.Speaker.Mpd;

/// <summary>MPD's <c>ACK [error@position] {command} message</c>. Does not leave this folder.</summary>
internal sealed class MpdRefusedException(int code, string sentence) : Exception(sentence)
{
    /// <summary>ACK_ERROR_NO_EXIST of MPD's protocol.</summary>
    public const int NoExist = 50;

    /// <summary>ACK_ERROR_PASSWORD and ACK_ERROR_PERMISSION.</summary>
    public bool IsPassword => code is 3 or 4;

    public int Code => code;

    /// <param name="line">E.g. <c>ACK [50@0] {addid} No such song</c>.</param>
    public static MpdRefusedException From(string line)
    {
        var digits = new string([.. line.SkipWhile(c => c != '[').Skip(1).TakeWhile(char.IsAsciiDigit)]);
        var text = line.IndexOf('}') is >= 0 and var end ? line[(end + 1)..].Trim() : line;
        return new MpdRefusedException(int.TryParse(digits, out var code) ? code : 0, text);
    }
}

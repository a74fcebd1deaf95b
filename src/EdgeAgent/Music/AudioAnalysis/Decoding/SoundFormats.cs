namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;

/// <summary>
/// What ffmpeg may take a file for: formats that hold sound. It goes by the content and not by the name, and among its other
/// formats are lists of files and addresses, which lead wherever their author wants (<c>hls</c>, <c>concat</c>, <c>dash</c>,
/// <c>sdp</c>, <c>imf</c>), pictures, programs' scripts and devices.
/// </summary>
internal static class SoundFormats
{
    /// <summary>What ffmpeg says of a file of another one.</summary>
    public const string Refusal = "Format not on whitelist";

    /// <summary>Names of ffmpeg's demuxers (<c>ffmpeg -demuxers</c>), parted by commas.</summary>
    public const string All =
        "aa,aac,aax,ac3,act,adx,aea,aiff,alaw,amr,amrnb,amrwb,apc,ape,aptx,asf,asf_o,ast,au,avi,bfstm,bink,brstm,caf,codec2,dsf,dss,"
        + "dts,dtshd,eac3,epaf,flac,flv,fsb,g722,g726,genh,gsm,hca,iff,ilbc,ircam,libgme,libopenmpt,loas,lxf,matroska,mlp,mov,mp3,"
        + "mpc,mpc8,mpeg,mpegts,msf,mtaf,mulaw,mxf,nistsphere,nut,ogg,oma,paf,pvf,qcp,rm,rso,sds,shn,sln,sol,sox,svag,tak,truehd,"
        + "tta,vag,voc,vqf,w64,wav,wsd,wtv,wv,xa,xvag,xwma";
}

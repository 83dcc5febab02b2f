FROM analysed

SELECT number FROM analysed
